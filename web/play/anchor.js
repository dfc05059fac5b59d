/** Where a menu is put: beside what was clicked, else beside what was asked about. @param {Event | null} event @returns {DOMRect} */
export function anchorOf(event) {
  const target = event?.currentTarget ?? document.querySelector('.asked') ?? document.activeElement;
  if (
    event instanceof PointerEvent &&
    event.detail > 0 &&
    target instanceof Element &&
    target.matches('.map')
  ) {
    return new DOMRect(event.clientX, event.clientY, 1, 1);
  }
  return target instanceof Element
    ? target.getBoundingClientRect()
    : new DOMRect(innerWidth / 3, innerHeight / 3);
}
