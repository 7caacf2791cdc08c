import type { ChosenNumber, Found, FoundNumber } from '../../../../../shared/contracts/connect';

/** What is entered for a number that is to become an account. */
export interface Choice {
  isChosen: boolean;
  name: string;
  defaultCountry: string | null;
}

/** The choices by phone number id. */
export type Choices = Readonly<Record<string, Choice>>;

/** Every number that was found, whichever WhatsApp account it belongs to. */
export const numbersOf = ({ businessAccounts }: Pick<Found, 'businessAccounts'>): FoundNumber[] =>
  businessAccounts.flatMap(({ numbers }) => numbers);

/**
 * What is suggested: the names that people see at WhatsApp, with the number where two are called the same,
 * and the countries of the numbers. A single number is chosen already.
 */
export function suggestChoices(found: Pick<Found, 'businessAccounts'>): Choices {
  const free = numbersOf(found).filter(({ account }) => account === null);
  const nameOf = ({ verifiedName, displayPhoneNumber, phoneNumberId }: FoundNumber) =>
    verifiedName || displayPhoneNumber || phoneNumberId;
  const names = free.map(nameOf);
  return Object.fromEntries(
    free.map((number) => {
      const name = nameOf(number);
      const isShared = names.filter((other) => other === name).length > 1;
      return [
        number.phoneNumberId,
        {
          isChosen: free.length === 1,
          name:
            isShared && number.displayPhoneNumber ? `${name} ${number.displayPhoneNumber}` : name,
          defaultCountry: number.country,
        },
      ];
    }),
  );
}

/** The numbers that are to be connected, as they are sent. */
export const chosenNumbers = (choices: Choices): ChosenNumber[] =>
  Object.entries(choices).flatMap(([phoneNumberId, { isChosen, name, defaultCountry }]) =>
    isChosen ? [{ phoneNumberId, name: name.trim(), defaultCountry }] : [],
  );
