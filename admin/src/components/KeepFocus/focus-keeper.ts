/** Marks what the plugin draws; outside of it the focus goes back only to what had it before. */
export const PART = 'data-whatsapp-part';

/** What opens over a page, and has the focus while it is open. */
const LAYER =
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [data-sent-notice]';

/** Where somebody finds their way again when the control that they used is gone. */
const LANDMARK = 'h1, h2, h3, table, ul, ol, [role="list"], [role="log"], [role="grid"]';

/** The ways back from what has the focus, nearest first: itself, all around it, what opened all this. */
type WaysBack = readonly Element[];

/**
 * Keeps the focus from being lost to the page as a whole. What opens over the page gives it back to what
 * opened it; a button that waited takes it again; and when a control goes away with what it did, the list or
 * heading beside it takes it.
 */
class FocusKeeper {
  #shown = 0;
  #ways: WaysBack = [];
  #isWaiting = false;
  #frame: number | null = null;
  readonly #openers = new WeakMap<Element, WaysBack>();
  readonly #mutations = new MutationObserver(() => this.#isLost() && this.#askToRestore());

  /** Keeps the focus until what it returns is called. */
  start(): () => void {
    this.#shown += 1;
    if (this.#shown === 1) this.#listen();
    return () => {
      this.#shown -= 1;
      if (this.#shown === 0) this.#end();
    };
  }

  #listen(): void {
    document.addEventListener('focusin', this.#onFocus, { capture: true });
    document.addEventListener('pointerdown', this.#onPress, { capture: true });
    this.#mutations.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['disabled'],
    });
    if (!this.#isLost() && document.activeElement) this.#remember(document.activeElement);
  }

  #end(): void {
    document.removeEventListener('focusin', this.#onFocus, { capture: true });
    document.removeEventListener('pointerdown', this.#onPress, { capture: true });
    this.#mutations.disconnect();
    this.#askToRestore();
  }

  readonly #onFocus = ({ target }: FocusEvent): void => {
    if (target instanceof Element) this.#remember(target);
  };

  /** Whoever points at what takes no focus wants nothing to have it. */
  readonly #onPress = ({ target }: PointerEvent): void => {
    if (!document.activeElement?.contains(target as Node)) this.#ways = [];
  };

  #remember(element: Element): void {
    this.#ways = this.#waysFrom(element);
    this.#isWaiting = false;
  }

  #waysFrom(element: Element): WaysBack {
    const ways: Element[] = [];
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      ways.push(at);
      if (at.matches(LAYER)) return [...ways, ...this.#waysFromOpenerOf(at)];
    }
    return ways;
  }

  #waysFromOpenerOf(layer: Element): WaysBack {
    const known = this.#openers.get(layer);
    if (known) return known;
    // The button of a menu never has the focus when somebody points at it.
    const button = layer.id && document.querySelector(`[aria-controls="${CSS.escape(layer.id)}"]`);
    const ways = button ? this.#waysFrom(button) : this.#ways;
    this.#openers.set(layer, ways);
    return ways;
  }

  #isLost(): boolean {
    return document.activeElement === null || document.activeElement === document.body;
  }

  /** After whoever moves the focus on purpose. */
  #askToRestore(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      if (this.#isLost()) this.#restore();
    });
  }

  #restore(): void {
    const [control] = this.#ways;
    if (control?.isConnected) {
      // A button that works is switched off, and has the focus again when it is done.
      const isOff = control.matches(':disabled');
      if (!isOff && this.#isWaiting && control instanceof HTMLElement) take(control);
      this.#isWaiting = isOff;
      return;
    }
    for (const way of this.#ways) {
      const next = way.isConnected && placeAt(way);
      if (next) return take(next);
    }
  }
}

/** What takes the focus at a way back, if something does. */
function placeAt(way: Element): HTMLElement | null {
  if (way instanceof HTMLElement && canTake(way)) return way;
  if (!way.closest(`[${PART}]`)) return null;
  const place = way.matches(LANDMARK) ? way : way.querySelector(LANDMARK);
  return place instanceof HTMLElement ? place : null;
}

const canTake = (element: HTMLElement): boolean =>
  (element.tabIndex >= 0 || element.hasAttribute('tabindex')) &&
  !element.matches(':disabled') &&
  element.getClientRects().length > 0;

function take(element: HTMLElement): void {
  if (!canTake(element)) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}

/** The one of the page. */
export const focusKeeper = new FocusKeeper();
