"""`reader keys`."""

from __future__ import annotations


def test_every_command_has_an_id_that_the_settings_take(run, tmp_path):
    commands = run("keys", "--json").json
    ids = [command["id"] for command in commands]
    assert len(set(ids)) == len(ids)
    assert all(command["title"] and command["help"] for command in commands)
    (tmp_path / "reader.toml").write_text(f'[keys]\n"{ids[0]}" = "f5"\n')
    changed = run("keys", "--json").json
    assert changed[0]["keys"] == ["F5"]
    assert changed[1:] == commands[1:]


def test_keys_that_cannot_be_are_a_mistake(run, tmp_path):
    (tmp_path / "reader.toml").write_text('[keys]\n"no.such.command" = "f5"\n')
    ran = run("keys")
    assert ran.code == 2
    assert "no.such.command" in ran.err
