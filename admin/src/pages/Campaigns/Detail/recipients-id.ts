/** Where the people of a campaign stand on its page. */
export const RECIPIENTS_ID = 'whatsapp-campaign-recipients';
