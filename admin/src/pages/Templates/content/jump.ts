import { fieldIds } from './issues';

/** Leads to the field that an issue speaks of, or to the section around it. */
export function jumpTo(path: string): void {
  for (const id of fieldIds(path)) {
    // A select has no id of its own; it is known by its label.
    const element =
      document.getElementById(id) ??
      document.querySelector<HTMLElement>(`[aria-labelledby="${CSS.escape(`${id}-label`)}"]`);
    if (!element) continue;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
    return;
  }
}
