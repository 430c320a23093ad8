"""The report can be narrowed, searched, grouped and sorted, and its address says how."""

import pytest

from tests.browser.conftest import Opener
from tests.browser.reports import count, fragment, in_sight, make_busy_report, make_long_report, shown
from tests.render.factory import make_finding, make_report

pytestmark = pytest.mark.browser
BUSY = make_busy_report()
YEAR = make_report().findings[2].fingerprint
DECIDED = make_report().findings[5].fingerprint


def test_decided_findings_are_out_of_the_way(open_report: Opener) -> None:
    """What was decided is not shown until it is asked for."""
    page = open_report(BUSY)
    assert count(page) == "7 of 8 findings shown"
    assert "rating-drift" not in shown(page)
    page.select_option("[name=status]", "decided")
    assert shown(page) == ["rating-drift"]
    page.select_option("[name=status]", "all")
    assert count(page) == "8 of 8 findings shown"


@pytest.mark.parametrize(
    ("state", "rules"),
    [
        ("severity=warning", ["leftover-shortcode"]),
        ("severity=critical,warning&post=1", ["leftover-shortcode", "year-mismatch", "truncated-text"]),
        ("rule=year-mismatch", ["year-mismatch", "year-mismatch"]),
        ("post=feed", ["unregistered-language"]),
        ("q=DIAMONDS", ["year-mismatch", "truncated-text", "missing-trailer"]),
        ("q=two films with stamps", ["self-contradiction", "year-mismatch"]),
        ("q=letyat zhuravli", ["year-mismatch"]),
        ("q=letyat diamonds", []),
        ("new=1", ["year-mismatch"]),
        ("status=all&post=2&severity=info", ["rating-drift"]),
        ("group=rule&sort=most&severity=critical", ["year-mismatch"] * 2 + ["truncated-text", "self-contradiction"]),
        ("sort=worst&rule=year-mismatch", ["year-mismatch", "year-mismatch"]),
        ("group=nonsense&sort=__proto__&rule=no-such-rule&status=x&severity=warning", ["leftover-shortcode"]),
        ("q=%", []),
    ],
)
def test_address_restores_the_view(open_report: Opener, state: str, rules: list[str]) -> None:
    """A deep link shows what it was made of; what it names and is not there is left out."""
    page = open_report(make_busy_report(new=frozenset({YEAR})), f"#{state}")
    assert shown(page) == rules
    assert page.is_visible("#none-shown") == (not rules)


def test_controls_and_address_say_the_same(open_report: Opener) -> None:
    """Each change goes to the address; back undoes one at a time; reset undoes all."""
    page = open_report(BUSY)
    page.uncheck("[value=info]")
    page.select_option("[name=rule]", "year-mismatch")
    assert fragment(page) == "#severity=critical,warning&rule=year-mismatch"
    assert shown(page) == ["year-mismatch", "year-mismatch"]
    page.go_back()
    page.locator("#shown", has_text="5 of 8").wait_for()
    assert page.input_value("[name=rule]") == ""
    page.go_back()
    page.locator("#shown", has_text="7 of 8").wait_for()
    assert page.is_checked("[value=info]")
    page.go_forward()
    page.locator("#shown", has_text="5 of 8").wait_for()
    assert not page.is_checked("[value=info]")
    page.click("[type=reset]")
    assert len(shown(page)) == 7
    assert page.is_checked("[value=info]")


def test_search_is_one_step_in_the_history(open_report: Opener) -> None:
    """Letter by letter the list narrows, and one step back brings everything again."""
    page = open_report(BUSY)
    page.type("[name=q]", "geolo")
    page.keyboard.press("Enter")
    page.locator("#shown", has_text="3 of 8").wait_for()
    page.type("[name=q]", "gists trailer")
    page.locator("#shown", has_text="1 of 8").wait_for()
    assert fragment(page) == "#q=geologists+trailer"
    page.go_back()
    page.locator("#shown", has_text="7 of 8").wait_for()
    assert page.input_value("[name=q]") == ""


def test_filter_leaves_no_empty_card(open_report: Opener) -> None:
    """Cards, posts and lists of clean films without a shown finding are gone while something is asked for."""
    page = open_report(BUSY, "#rule=self-contradiction")
    assert page.locator(".item:visible").count() == 1
    assert page.locator(".post:visible").count() == 1
    assert not page.locator(".quiet-items:visible").count()
    page.click("[type=reset]")
    assert page.locator(".post:visible").count() == 3
    assert page.locator(".quiet-items:visible").count() == 2


def test_notes_are_folded_and_open_when_they_are_meant(open_report: Opener) -> None:
    """Notes stand folded; asking for their severity or searching for their words opens them."""
    page = open_report(BUSY)
    note = page.get_by_text("has no trailer.")
    assert not note.is_visible()
    page.uncheck("[value=critical]")
    page.uncheck("[value=warning]")
    assert note.is_visible()
    page.click("[type=reset]")
    assert not note.is_visible()
    page.fill("[name=q]", "trailer")
    note.wait_for()


def test_grouped_by_rule_each_finding_says_where_it_is_from(open_report: Opener) -> None:
    """Under its rule a finding leads back to its card, and ungrouped it stands there again."""
    page = open_report(BUSY, "#group=rule")
    group = page.locator(".group", has_text="year-mismatch (2)")
    assert group.locator(".finding").count() == 2
    link = group.locator(".context a").first
    assert link.inner_text() == "1. Three Soviet Films About Letters › 2. Letter Never Sent (1957)"
    link.click()
    assert page.input_value("[name=group]") == "post"
    assert page.locator(f"#post-1-2 #f-{YEAR}").is_visible()
    assert not page.locator(".context").count()


def test_grouped_by_film_all_its_cards_stand_together(open_report: Opener) -> None:
    """A film in two posts is one group of two whole cards."""
    report = make_report(
        findings=(
            make_finding("one-rule", position=1, title="The Cranes Are Flying"),
            make_finding("two-rule", post=2, position=1, title="Ballad of a Soldier"),
            make_finding("three-rule"),
        ),
        matches=((make_report().matches[0][0],) * 3, (make_report().matches[0][0],) * 2, ()),
    )
    page = open_report(report, "#group=film")
    headings = page.locator(".group h3").all_inner_texts()
    assert headings == ["The Cranes Are Flying (1957) (2)", "Not about one film (1)"]
    assert page.locator(".group").first.locator("article.item").count() == 2


@pytest.mark.parametrize(("sort", "first"), [("feed", "1."), ("worst", "1."), ("most", "1."), ("name", "3.")])
def test_posts_are_sorted(open_report: Opener, sort: str, first: str) -> None:
    """Posts stand in the order of the feed, by their worst, by their number of findings, or by name."""
    page = open_report(BUSY, f"#sort={sort}")
    assert page.locator(".post h3").first.inner_text().startswith(first)
    page.select_option("[name=sort]", "feed")
    assert page.locator(".post h3").first.inner_text().startswith("1.")


@pytest.mark.parametrize("state", ["", "severity=warning&", "group=rule&", "group=film&", "post=2&q=nothing&"])
def test_anchor_is_shown_whatever_hides_it(open_report: Opener, state: str) -> None:
    """A link to a finding, even a decided note, brings it into sight."""
    page = open_report(BUSY, f"#{state}at=f-{DECIDED}")
    page.wait_for_selector(f"#f-{DECIDED}:focus")
    assert in_sight(page, f"#f-{DECIDED}")


def test_plain_anchor_leads_to_its_place(open_report: Opener) -> None:
    """Links inside the page, and addresses without any state, go where they point, and back returns."""
    page = open_report(BUSY, "#post-2-1")
    assert in_sight(page, "#post-2-1 h4")
    page.click(f"#f-{YEAR} .meta a")
    assert page.locator("#rule-year-mismatch").is_visible()
    assert fragment(page) == "#at=rule-year-mismatch"
    page.go_back()
    assert fragment(page) == "#post-2-1"


def test_decision_made_on_the_page_counts_at_once(open_report: Opener) -> None:
    """What a review script writes on a finding is taken up when it says so."""
    page = open_report(BUSY)
    page.evaluate(
        f"document.getElementById('f-{YEAR}').dataset.status = 'accepted';"
        "document.dispatchEvent(new Event('audit:refresh'))"
    )
    assert count(page) == "6 of 8 findings shown"
    assert not page.is_visible(f"#f-{YEAR}")


def test_walk_goes_on_behind_what_was_decided(open_report: Opener) -> None:
    """The next finding follows the one that has just been decided and is gone."""
    page = open_report(BUSY, f"#at=f-{YEAR}")
    page.evaluate(
        f"document.getElementById('f-{YEAR}').dataset.status = 'accepted';"
        "document.dispatchEvent(new Event('audit:refresh'))"
    )
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.rule") == "truncated-text"


class TestManyPosts:
    """Where posts wait to be made part of the page, everything works as where they do not."""

    def test_only_what_is_near_is_made(self, open_report: Opener) -> None:
        """All findings count, few are on the page; scrolling brings the others."""
        page = open_report(make_long_report())
        assert count(page) == "180 of 180 findings shown"
        made = page.locator(".finding").count()
        assert 0 < made < 100
        page.evaluate("scrollTo(0, document.getElementById('post-60').offsetTop)")
        page.wait_for_selector("#post-60 .finding >> visible=true")

    def test_search_finds_what_waits(self, open_report: Opener) -> None:
        """Words, quotation marks and ampersands are found in posts that are not on the page yet."""
        page = open_report(make_long_report(), "#q=“2” of post 057 %26 more geologists")
        assert count(page) == "1 of 180 findings shown"
        page.wait_for_selector("text=Fault “2” of post 057 & more.")

    def test_anchor_of_what_waits_is_shown(self, open_report: Opener) -> None:
        """A deep link reaches a card far down, and the keys go on from there."""
        page = open_report(make_long_report(), "#post-50-2")
        page.wait_for_selector("#post-50-2:focus")
        assert in_sight(page, "#post-50-2 h4")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.closest('.item').id") == "post-50-2"

    def test_groups_are_drawn_as_they_are_reached(self, open_report: Opener) -> None:
        """A long group is drawn in parts; the rest follows on demand; printing draws all."""
        page = open_report(make_long_report(), "#group=rule")
        assert page.locator(".group .finding").count() == 100
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".group .finding").count() == 180
        assert page.locator(".group h3").all_text_contents() == ["year-mismatch (120)", "missing-trailer (60)"]
