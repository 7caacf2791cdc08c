import type {
  ContactCard,
  ContactsContent,
} from '../../../../../shared/domain/message/content/content';

/** A number on a card; with a WhatsApp id the card has a button that opens a chat. */
export interface CardPhone {
  phone: string;
  waId?: string;
}

/** A contact card while it is written. */
export interface CardValues {
  name: string;
  company: string;
  phones: CardPhone[];
  email: string;
}

export const NO_CARD: CardValues = { name: '', company: '', phones: [{ phone: '' }], email: '' };

/** Whether nothing has been written on a card. */
export const isBlank = ({ name, company, phones, email }: CardValues): boolean =>
  [name, company, email, ...phones.map(({ phone }) => phone)].every((one) => one.trim() === '');

/** The cards with one more; it takes the place of a blank one. */
export function withCard(cards: readonly CardValues[], card: CardValues): CardValues[] {
  const blank = cards.findIndex(isBlank);
  return blank < 0 ? [...cards, card] : cards.map((one, at) => (at === blank ? card : one));
}

/** Meta wants a part of the name beside the whole: the last word is the family's, if there are several. */
function toName(written: string): ContactCard['name'] {
  const words = written.trim().split(/\s+/).filter(Boolean);
  const last = words.length > 1 ? words.at(-1) : undefined;
  const first = (last ? words.slice(0, -1) : words).join(' ');
  return {
    formatted_name: words.join(' '),
    ...(first && { first_name: first }),
    ...(last && { last_name: last }),
  };
}

function toCard({ name, company, phones, email }: CardValues): ContactCard {
  const numbers = phones.filter(({ phone }) => phone.trim() !== '');
  return {
    name: toName(name),
    ...(numbers.length > 0 && {
      phones: numbers.map(({ phone, waId }) => ({
        phone: phone.trim(),
        type: 'CELL',
        ...(waId && { wa_id: waId }),
      })),
    }),
    ...(email.trim() && { emails: [{ email: email.trim() }] }),
    ...(company.trim() && { org: { company: company.trim() } }),
  };
}

/** The message that the cards make; numbers that were left empty are left out. */
export const toCards = (cards: readonly CardValues[]): ContactsContent => ({
  type: 'contacts',
  contacts: cards.map(toCard),
});
