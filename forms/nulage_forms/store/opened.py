"""Which store do the settings describe?"""

from nulage_forms.settings import Settings
from nulage_forms.store.embedded import EmbeddedStore


def open_store(settings: Settings) -> EmbeddedStore:
    """The store in the data folder, its log linked with the key in use. Raises AnotherHost."""
    return EmbeddedStore(settings.data, log_key=settings.log_keys[0])
