from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder.windows import windows


@given(st.integers(0, 3000), st.sets(st.integers(0, 3000), max_size=60), st.sampled_from([(254, 24), (30, 4), (10, 1)]))
def test_cores_cover_every_piece_once(count: int, breaks: set[int], shape: tuple[int, int]) -> None:
    size, context = shape
    found = windows(count, sorted(breaks), size, context)
    assert [i for w in found for i in range(w.core_start, w.core_end)] == list(range(count))
    assert all(w.end - w.start <= size and w.start <= w.core_start and w.core_end <= w.end for w in found)


def test_a_core_ends_at_a_paragraph_in_its_last_third() -> None:
    first = windows(600, [200, 225])[0]
    assert first.core_end == 225
