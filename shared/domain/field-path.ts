/** How a path goes on from a list: from one of its members, with their number, or with all of them. */
export const LIST_STEPS = ['first', 'last', 'count', 'joined'] as const;

export type ListStep = (typeof LIST_STEPS)[number];

/** One name of a path, with what is taken where it leads to a list: `items[first]`. */
export interface PathStep {
  name: string;
  list: ListStep | null;
}

const STEP = /^([^.[\]{}\s]+)(?:\[([a-z]+)\])?$/;

const isListStep = (text: string): text is ListStep =>
  (LIST_STEPS as readonly string[]).includes(text);

/** The steps of a path such as `items[first].title`; null when it is not written as one. */
export function parsePath(path: string): PathStep[] | null {
  const steps: PathStep[] = [];
  for (const part of path.split('.')) {
    const [, name, list] = STEP.exec(part) ?? [];
    if (name === undefined || (list !== undefined && !isListStep(list))) return null;
    steps.push({ name, list: list ?? null });
  }
  return steps;
}

/** The path of these steps; what `parsePath` reads again. */
export const writePath = (steps: PathStep[]): string =>
  steps.map(({ name, list }) => (list ? `${name}[${list}]` : name)).join('.');
