"""What a run depends on is told by digests of everything that decides its answers."""

from eval import provenance


def test_a_changed_rule_is_other_answering_code(tmp_path, monkeypatch):
    monkeypatch.setattr(provenance, "ROOT", tmp_path)
    (tmp_path / "qa").mkdir()
    (tmp_path / "qa" / "rule.py").write_text("x = 1\n")
    digests = []
    for threshold in ("0.39", "0.41"):
        (tmp_path / "qa" / "calibration.json").write_text(threshold)
        digests.append(provenance.code_digest.__wrapped__("qa"))
    assert digests[0] != digests[1]
