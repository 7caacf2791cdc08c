/** Where something more urgent goes first. */
export interface GiveWay {
  /** Resolves when it is this one's turn, in the order in which they came. False: nothing goes on any more. */
  pass(): Promise<boolean>;
  /** Sends everybody away who waits, and who comes later. */
  close(): void;
}

const TICK_MS = 40;

/** So many go on in each tick while there is a rush: never none, or it would last as long as the rush. */
const IN_A_RUSH = 1;

/** So many go on in each tick once it is over: together they would be the next one. */
const AFTER_IT = 50;

/** Makes a gate that is open, but for a few at a time while `isRush`. */
export function createGiveWay(isRush: () => boolean): GiveWay {
  const waiting: ((mayGoOn: boolean) => void)[] = [];
  let timer: NodeJS.Timeout | null = null;
  let isOpen = true;

  function stopTicking(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  function tick(): void {
    for (const goOn of waiting.splice(0, isRush() ? IN_A_RUSH : AFTER_IT)) goOn(true);
    if (waiting.length === 0) stopTicking();
  }

  return {
    async pass() {
      if (!isOpen) return false;
      if (waiting.length === 0 && !isRush()) return true;
      timer ??= setInterval(tick, TICK_MS);
      return new Promise((resolve) => waiting.push(resolve));
    },
    close() {
      isOpen = false;
      stopTicking();
      for (const goOn of waiting.splice(0)) goOn(false);
    },
  };
}
