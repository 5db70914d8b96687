"""Plots as inline SVG: numbers in, markup out, nothing fetched and nothing run."""

from collections.abc import Sequence

WIDTH, HEIGHT, MARGIN = 420, 220, 34


def curve(points: Sequence[tuple[float, float]], across: str, up: str) -> str:
    """A line through (x, y) in [0, 1], drawn as steps of straight lines, with both axes named."""
    inner = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    line = f'<polyline class="line" points="{inner}"/>' if points else ""
    return _frame(line + _axes(across, up))


def bars(values: Sequence[tuple[str, float, float | None]]) -> str:
    """A bar per (name, value, base), values in [0, 1]; a tick shows the base. Names are plain words."""
    rows = []
    height = 22 * len(values) + 8
    for i, (name, value, base) in enumerate(values):
        y = 4 + 22 * i
        rows.append(f'<text x="{WIDTH * 0.3 - 8:.0f}" y="{y + 14}" class="name">{name}</text>')
        rows.append(
            f'<rect class="bar" x="{WIDTH * 0.3:.0f}" y="{y + 3}" width="{_w(value):.1f}" height="14"/>'
        )
        if base is not None:
            at = WIDTH * 0.3 + _w(base)
            rows.append(f'<line class="base" x1="{at:.1f}" x2="{at:.1f}" y1="{y}" y2="{y + 20}"/>')
        rows.append(f'<text x="{WIDTH * 0.3 + _w(value) + 6:.1f}" y="{y + 14}">{value:.2f}</text>')
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img">{"".join(rows)}</svg>'


def flips(losses: int, wins: int, ties: int) -> str:
    """How many cases broke, were fixed, stayed, as one divided bar."""
    total = max(1, losses + wins + ties)
    parts, x = [], 0.0
    for kind, count in (("lost", losses), ("won", wins), ("tied", ties)):
        width = WIDTH * count / total
        parts.append(f'<rect class="{kind}" x="{x:.1f}" y="4" width="{width:.1f}" height="18"/>')
        x += width
    words = f"{losses} newly broken, {wins} newly fixed, {ties} unchanged"
    return f'<svg viewBox="0 0 {WIDTH} 44" role="img">{"".join(parts)}<text x="0" y="38">{words}</text></svg>'


def _frame(body: str) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img">{body}</svg>'


def _axes(across: str, up: str) -> str:
    bottom, left, right = _y(0), _x(0), _x(1)
    marks = "".join(
        f'<text x="{_x(v):.0f}" y="{bottom + 14:.0f}" class="tick">{v:g}</text>'
        f'<text x="{left - 6:.0f}" y="{_y(v) + 4:.0f}" class="name">{v:g}</text>'
        for v in (0, 0.5, 1)
    )
    return (
        f'<path class="axis" d="M{left:.0f} {_y(1):.0f}V{bottom:.0f}H{right:.0f}"/>{marks}'
        f'<text x="{right:.0f}" y="{bottom + 28:.0f}" class="name">{across}</text>'
        f'<text x="{left + 6:.0f}" y="{_y(1) + 10:.0f}">{up}</text>'
    )


def _x(value: float) -> float:
    return MARGIN + value * (WIDTH - 2 * MARGIN)


def _y(value: float) -> float:
    return HEIGHT - MARGIN - value * (HEIGHT - 2 * MARGIN)


def _w(value: float) -> float:
    return max(0.0, min(1.0, value)) * WIDTH * 0.58
