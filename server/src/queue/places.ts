/** Lets only so many do something at once; the others wait in the order in which they came. */
export interface Places {
  /**
   * Resolves when there is a place, with what gives it back; giving back twice does nothing. Null: the
   * places are closed.
   */
  enter(): Promise<(() => void) | null>;
  /** Whether nobody who comes now would have to wait. */
  isFree(): boolean;
  /** Lets nobody in any more, also nobody who waits. */
  close(): void;
}

/** Makes `count` places. */
export function createPlaces(count: number): Places {
  const waiting: ((isOpen: boolean) => void)[] = [];
  let free = count;
  let isOpen = true;

  function leave(): void {
    const next = waiting.shift();
    if (next) next(true);
    else free += 1;
  }

  function takePlace(): () => void {
    let isTaken = true;
    return () => {
      if (isTaken) leave();
      isTaken = false;
    };
  }

  return {
    async enter() {
      if (!isOpen) return null;
      if (free > 0) free -= 1;
      else if (!(await new Promise<boolean>((resolve) => waiting.push(resolve)))) return null;
      return takePlace();
    },
    isFree: () => free > 0,
    close() {
      isOpen = false;
      for (const refuse of waiting.splice(0)) refuse(false);
    },
  };
}
