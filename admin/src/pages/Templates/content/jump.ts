import { fieldIds } from './issues';

/** Leads to the field that an issue speaks of, or to the section around it. */
export function jumpTo(path: string): void {
  for (const id of fieldIds(path)) {
    const element = document.getElementById(id);
    if (!element) continue;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
    return;
  }
}
