/** The id of the field at a path, which issues lead to. */
export const fieldId = (path: string): string => `automation.${path}`;

/** Leads to the field that an issue speaks of, or to what is around it. */
export function jumpTo(path: string): void {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const id = fieldId(at);
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
