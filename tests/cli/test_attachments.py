"""`attachment` puts photos and documents on records, describes and removes them."""

from pathlib import Path

from PIL import Image

from tests.cli.conftest import Call


def test_a_photo_is_attached_described_and_removed(
    ids: dict[str, str], call: Call, tmp_path: Path
) -> None:
    photo = tmp_path / "kegiatan.png"
    Image.new("RGB", (40, 30), "red").save(photo)
    before = call("attachment", "list", ids["file"], "--json").json

    said = call(
        "attachment", "add", ids["file"], "practice", "Posko bersama", photo, "--caption", "Posko"
    )
    assert (said.code, said.out) == (0, "Attached kegiatan.png.\n")
    (one,) = [a for a in call("attachment", "list", ids["file"], "--json").json if a not in before]
    assert (one["record"], one["caption"], one["of"]) == (ids["practice"], "Posko", "Posko bersama")

    said = call("attachment", "describe", ids["file"], one["id"], " Kader desa ")
    assert said.out == "Changed kegiatan.png.\n"
    assert "Kader desa" in call("attachment", "list", ids["file"]).out
    assert call("attachment", "remove", ids["file"], one["id"]).out == "Removed kegiatan.png.\n"
    assert call("attachment", "list", ids["file"], "--json").json == before


def test_what_cannot_be_attached_is_refused(
    ids: dict[str, str], call: Call, tmp_path: Path
) -> None:
    said = call("attachment", "add", ids["file"], "practice", ids["practice"], tmp_path / "no.jpg")
    assert said.code == 1 and "no.jpg" in said.err
    large = tmp_path / "rekaman.mp4"
    with large.open("wb") as file:
        file.truncate(51 * 2**20)
    said = call("attachment", "add", ids["file"], "practice", ids["practice"], large)
    assert said.code == 1 and "51 MB" in said.err
    assert call("attachment", "remove", ids["file"], "x").code == 1
