/** The id behind the button by which people ask for a person. */
export const PERSON_BUTTON = 'whatsapp-person';
