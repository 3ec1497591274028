"""Intervals over articles."""

from onrecord.evaluation.intervals import Figure, figure


def _share(articles):
    return sum(a for a, _ in articles), sum(b for _, b in articles)


def test_the_value_lies_in_its_interval_and_is_the_same_each_time():
    articles = [(1, 2), (3, 3), (0, 4), (2, 2)]
    found = figure(articles, _share)
    assert (found.value, found.count) == (6 / 11, 11)
    assert 0 <= found.low < found.value < found.high <= 1
    assert found == figure(articles, _share)


def test_nothing_to_count():
    assert figure([(0, 0)], _share) == Figure(None, None, None, 0)
