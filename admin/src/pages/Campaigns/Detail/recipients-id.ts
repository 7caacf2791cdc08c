/** Where the people of a campaign stand on its page. */
export const RECIPIENTS_ID = 'whatsapp-campaign-recipients';

/** Brings the people of a campaign to the eye and to the keys, once they are narrowed. */
export const showRecipients = (): void =>
  void requestAnimationFrame(() => {
    const people = document.getElementById(RECIPIENTS_ID);
    people?.focus({ preventScroll: true });
    people?.scrollIntoView({ block: 'start' });
  });
