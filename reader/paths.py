"""Where Reader's files live: the XDG directories, and the seed files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reader.errors import StorageError

APP = "reader-tui"


@dataclass(frozen=True, slots=True)
class Paths:
    """Every place Reader reads from or writes to. Naming them creates nothing."""

    data: Path
    """The library: articles, and the user's own things."""
    cache: Path
    """What can be made again: the search index."""
    config: Path
    """The settings file, `reader.toml`."""
    log: Path
    """Where the details of an internal error are written."""
    seeds: Path
    """Articles that come with Reader."""


def find_paths(data_dir: Path | None = None) -> Paths:
    """The places in force.

    `data_dir` (`--data-dir`), else `READER_DATA_DIR`, else the XDG data directory holds the
    library; a library of one's own keeps its cache and log beside it.

    Raises:
        StorageError: there is no home directory, and nothing says where else to keep the library.
    """
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP, appauthor=False)
    settings = os.environ.get("READER_CONFIG")
    config = Path(settings) if settings else dirs.user_config_path / "reader.toml"
    own = data_dir or os.environ.get("READER_DATA_DIR")
    if own:
        data = Path(own).expanduser().absolute()
        return Paths(data, data / "cache", config, data / "reader.log", _seeds())
    return Paths(
        _absolute(dirs.user_data_path),
        _absolute(dirs.user_cache_path),
        config,
        _absolute(dirs.user_state_path) / "reader.log",
        _seeds(),
    )


def _absolute(path: Path) -> Path:
    if not path.is_absolute():
        raise StorageError(
            "There is no home directory to keep the library in.",
            "Set HOME, or name a folder: reader --data-dir FOLDER",
        )
    return path


def _seeds() -> Path:
    """Beside the package where it was installed from a wheel, else at the top of the checkout."""
    package = Path(__file__).parent
    shipped = package / "seeds"
    return shipped if shipped.is_dir() else package.parent / "seeds"
