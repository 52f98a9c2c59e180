"""What takes long is made again only when what it depends on has changed."""

from nulage_site.preview.memory import Memory
from nulage_site.stamps import changed, stamps


def length(folder, word):
    return len(word) + sum(len(file.read_text()) for file in folder.iterdir())


def test_an_answer_is_remembered_until_a_file_or_another_argument_changes(tmp_path):
    memory, asked = Memory(), []

    def ask(word):
        memory.stamps = stamps(tmp_path)
        return memory(counted, tmp_path, word)

    def counted(folder, word):
        asked.append(word)
        return length(folder, word)

    (tmp_path / "a.md").write_text("abc")
    assert [ask("x"), ask("x")] == [4, 4]
    assert asked == ["x"]
    (tmp_path / "a.md").write_text("abcd")
    assert [ask("x"), ask("xy"), ask("xy")] == [5, 6, 6]
    assert asked == ["x", "x", "xy"]


def test_each_file_has_an_answer_of_its_own(tmp_path):
    memory, read = Memory(), []

    def text(file):
        read.append(file.name)
        return file.read_text()

    def both():
        memory.stamps = stamps(tmp_path)
        return [memory(text, tmp_path / name) for name in ("a.md", "b.md")]

    (tmp_path / "a.md").write_text("1")
    (tmp_path / "b.md").write_text("2")
    assert both() == ["1", "2"]
    (tmp_path / "b.md").write_text("22")
    assert both() == ["1", "22"]
    assert read == ["a.md", "b.md", "b.md"]


def test_files_that_come_go_or_are_written_are_changed_and_an_editors_own_are_not(tmp_path):
    for name in ("goes.md", "stays.md", "written.md"):
        (tmp_path / name).write_text("before")
    before = stamps(tmp_path)
    (tmp_path / "goes.md").unlink()
    (tmp_path / "written.md").write_text("and after")
    for name in ("comes.md", ".written.md.swp", "written.md~"):
        (tmp_path / name).write_text("new")
    assert [file.name for file in changed(before, stamps(tmp_path))] == ["comes.md", "goes.md", "written.md"]
