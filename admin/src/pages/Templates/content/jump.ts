import { fieldIds } from './issues';

/** A tab that opens needs a moment; at sixty frames a second this is half of one. */
const MOST_FRAMES = 30;

/** Leads to the field that an issue speaks of, or to the section around it; false when neither is shown. */
export function jumpTo(path: string): boolean {
  for (const id of fieldIds(path)) {
    // A select has no id of its own; it is known by its label.
    const element =
      document.getElementById(id) ??
      document.querySelector<HTMLElement>(`[aria-labelledby="${CSS.escape(`${id}-label`)}"]`);
    if (!element) continue;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
    return true;
  }
  return false;
}

/** Like `jumpTo`, as soon as the field is there: its tab may have to open first. */
export function jumpWhenShown(path: string, frames = MOST_FRAMES): void {
  requestAnimationFrame(() => {
    if (!jumpTo(path) && frames > 0) jumpWhenShown(path, frames - 1);
  });
}
