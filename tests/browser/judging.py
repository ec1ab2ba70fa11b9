"""What a machine can see of a page in a browser: axe's findings, sideways scrolling."""

from playwright.sync_api import Page

_RULES = """() => axe.run(document, {
  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
                                  'best-practice']},
  resultTypes: ['violations'],
}).then(found => found.violations.flatMap(rule => rule.nodes.map(
  node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`)))"""

_WIDER = """() => {
  const root = document.scrollingElement;
  const width = root.clientWidth;
  if (root.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll('*')]
    .filter(one => one.checkVisibility())
    .filter(one => { const box = one.getBoundingClientRect();
                     return box.width > 0 && (box.right > width + 1 || box.left < -1); })
    .map(one => one.tagName + '.' + one.className + ': ' + (one.textContent || '').slice(0, 60))
    .slice(-5).concat(`${root.scrollWidth} > ${width}`);
}"""


def axe_findings(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 A and AA and good practice; needs ``axe=True``."""
    found: list[str] = page.evaluate(_RULES)
    return found


def too_wide(page: Page) -> list[str]:
    """Return what makes a page scroll sideways; empty when it does not."""
    found: list[str] = page.evaluate(_WIDER)
    return found
