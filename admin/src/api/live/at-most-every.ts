/** Something that is done at once, and then no more often than this; the last call is never lost. */
export interface Paced {
  (): void;
  /** Drops what is still to be done. */
  cancel(): void;
}

export function atMostEvery(ms: number, act: () => void): Paced {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isAsked = false;
  const go = () => {
    isAsked = false;
    timer = setTimeout(() => {
      timer = null;
      if (isAsked) go();
    }, ms);
    act();
  };
  const paced = () => {
    if (timer === null) go();
    else isAsked = true;
  };
  return Object.assign(paced, {
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      isAsked = false;
    },
  });
}
