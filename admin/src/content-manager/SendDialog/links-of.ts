import type { BlockButton } from '../../../../shared/domain/template/preview';

/** A button that opens a website. */
export interface ButtonLink {
  label: string;
  url: string;
  isTracked: boolean;
}

/** The buttons of a message that open a website, with where they lead. */
export const linksOf = (buttons: BlockButton[]): ButtonLink[] =>
  buttons.flatMap(({ type, text, url, isTracked = false }) =>
    type === 'url' && url ? [{ label: text, url, isTracked }] : [],
  );
