"""What a machine can see of a page in a browser: axe's findings, sideways scrolling."""

from playwright.sync_api import Locator, Page

_RULES = """() => axe.run(document, {
  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
                                  'best-practice']},
  resultTypes: ['violations'], preload: false,
}).then(found => found.violations.flatMap(rule => rule.nodes.map(
  node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`)))"""

_CONTRAST = """() => {
  document.documentElement.classList.add('contrast');
  return axe.run(document, {
    runOnly: ['color-contrast'], resultTypes: ['violations'], preload: false,
  }).then(found => found.violations.flatMap(rule => rule.nodes.map(
    node => `high contrast: ${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`)));
}"""

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

PLACEHOLDER_CONTRAST = """() => {
  const light = colour => {
    const parts = colour.match(/[0-9.]+/g).slice(0, 3).map(Number).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  return Math.min(...[...document.querySelectorAll('input[placeholder]')].map(one => {
    const both = [getComputedStyle(one, '::placeholder').color,
                  getComputedStyle(one).backgroundColor].map(light).sort((a, b) => b - a);
    return (both[0] + 0.05) / (both[1] + 0.05);
  }));
}"""
"""The poorest contrast of a placeholder with its field (WCAG 1.4.3), which axe does not measure."""


def axe_findings(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 A and AA and good practice; needs ``axe=True``."""
    page.wait_for_load_state()
    found: list[str] = page.evaluate(_RULES)
    return found


def contrast_findings(page: Page) -> list[str]:
    """Switch a page to high contrast, as the server would render it, and look at its colours."""
    found: list[str] = page.evaluate(_CONTRAST)
    return found


def too_wide(page: Page) -> list[str]:
    """Return what makes a page scroll sideways; empty when it does not."""
    page.wait_for_load_state()
    found: list[str] = page.evaluate(_WIDER)
    return found


def follow(part: Locator) -> None:
    """Press a link or a button and wait until the page that it leads to is there whole.

    A press only waits until the next page has begun; what is counted then may not have come yet.
    """
    part.click()
    part.page.wait_for_load_state()
