/* Whether a word begins as is asked but for one letter: another, one too many, one too few, or two that changed places.
   Fetched by both searches when they need it. */
export function nearly(word, asked) {
  let same = 0;
  while (same < asked.length && word[same] === asked[same]) same++;
  const [left, wanted] = [word.slice(same), asked.slice(same)];
  return left.startsWith(wanted[1] + wanted[0] + wanted.slice(2))
    || [[1, 1], [0, 1], [1, 0]].some(([skipped, ignored]) => left.slice(skipped).startsWith(wanted.slice(ignored)));
}
