/**
 * What an issue says in English, with `{param}` for its parameters. The admin translates by the same
 * keys; the server uses these as they are.
 */
export const SENTENCES = {
  'name.empty': 'Give the template a name.',
  'name.characters': 'Use only lower-case letters, digits and underscores in the name.',
  'name.tooLong': 'The name has {length} characters; Meta allows {limit}.',
  'name.taken': 'A template with this name and language exists already. Choose another name.',
  'language.unknown': 'Choose one of the languages that Meta offers; “{language}” is not one.',
  'category.unknown': 'Choose a category: utility, marketing or authentication.',
  'category.authentication':
    'Authentication templates have a preset text and cannot be written here yet. Create it in WhatsApp Manager.',
  'category.promotional':
    'This reads like advertising. Meta may approve it as marketing instead of utility; choose marketing, or leave the offer out.',
  'header.empty': 'Write a header, or choose no header.',
  'header.tooLong': 'The header has {length} characters; Meta allows {limit}.',
  'header.tooManyVariables': 'A header can hold one variable. Move the others to the body.',
  'header.lineBreak': 'A header is one line. Remove the line break.',
  'header.formatting':
    'Remove emoji and formatting marks from the header; Meta refuses them there.',
  'body.empty': 'Write the text of the message.',
  'body.tooLong': 'The body has {length} characters; Meta allows {limit}.',
  'body.variableAtStart':
    'The body starts with {placeholder}. Put a word before it, for example a greeting.',
  'body.variableAtEnd': 'The body ends with {placeholder}. Put a word or a full stop after it.',
  'body.neighbours': 'Two variables stand side by side. Put a word between them.',
  'body.tooManyVariables':
    'There are {variables} variables for {words} words; Meta wants at least {needed} words. Write more around them.',
  'body.manyVariables':
    'There are {variables} variables for {words} words. Meta may find that too many; {needed} words are safe.',
  'body.spaces': 'Remove tabs and runs of more than four spaces from the body.',
  'body.emptyLines': 'Leave at most one empty line between paragraphs.',
  'footer.empty': 'Write a footer, or remove it.',
  'footer.tooLong': 'The footer has {length} characters; Meta allows {limit}.',
  'footer.variable': 'A footer cannot hold variables. Move it to the body.',
  'footer.lineBreak': 'A footer is one line. Remove the line break.',
  'buttons.tooMany': 'There are {count} buttons; Meta allows {limit}.',
  'buttons.mixed': 'Quick replies must stand together: all before or all after the other buttons.',
  'button.empty': 'Give the button a label.',
  'button.tooLong': 'The label has {length} characters; Meta allows {limit}.',
  'button.variable': 'The label of a button cannot hold variables.',
  'button.duplicate': 'Two buttons are called “{text}”. Give each its own label.',
  'placeholder.named':
    '{placeholder} is not a valid name. Use lower-case letters, digits and underscores, starting with a letter.',
  'placeholder.positional': '{placeholder} is not a number. Number the variables from 1.',
  'placeholder.braces': 'A variable is written with two braces on each side. One is missing.',
  'placeholder.gap': '{placeholder} comes where {expected} is expected. Number them without gaps.',
  'variable.sample': 'Give {placeholder} a sample value; Meta’s reviewers see it.',
  'variable.field': 'Choose the field that fills {placeholder}.',
  'variable.fixedText': 'Write the fixed text for {placeholder}.',
  'variable.noCollection':
    'Choose the collection that the template applies to before {placeholder} can take a field.',
  'field.unknown':
    '{placeholder} takes its value from “{path}”, which does not exist in {collection} any more. Choose another field.',
  'field.missing': 'The field “{path}” does not exist in {collection} any more. Choose another.',
  'field.private': '“{path}” is private and cannot be sent. Choose another field.',
  'field.relationMany':
    '“{path}” leads over a relation to many records. Choose a field over relations to one record.',
  'field.hidden':
    'The value of {placeholder} is hidden from you by permissions, so the message cannot be sent.',
  'value.missing': '{placeholder} ({label}) is empty. Type a value for this message.',
  'value.fallback': '{placeholder} ({label}) is empty; “{fallback}” is used instead.',
  'value.tooLong': 'The filled-in text has {length} characters; Meta allows {limit}.',
  'value.unknown': 'The template has no variable called “{key}”.',
  'record.notFound': 'This record does not exist, or you may not see it.',
  'record.unpublished':
    'This record is not published, and messages take published values. Publish it, or have the collection use draft values.',
  'record.wrongCollection': 'This template applies to {expected}, not to {collection}.',
  'phone.empty': 'The phone number is empty. Enter one with country code, such as +44 7400 123456.',
  'phone.notText': 'The phone field does not hold text. Choose another field in the settings.',
  'phone.noCountry':
    '“{phone}” has no country code. Write it with +, or set a default country on the account.',
  'phone.invalid':
    '“{phone}” is not a valid phone number. Write it with country code, such as +44 7400 123456.',
  'phone.field':
    'The phone field “{path}” does not exist in {collection} any more. Choose another in the settings.',
  'phone.hidden': 'The phone number is hidden from you by permissions.',
  'recipient.notAllowed':
    '{phone} is not in sending.allowedRecipients, so nothing is sent to it from this installation.',
  'recipient.noPhone': 'Say who receives the message: a phone number, or a record that holds one.',
  'template.notFound': 'There is no template “{template}” in {language}.',
  'template.notApproved': 'The template is {status} at Meta; only approved templates can be sent.',
  'template.notAllowed': 'You are not among the users who may send this template.',
  'template.unsendable': 'Templates with {kind} cannot be sent from here yet.',
  'template.locked': 'Meta has this template ({status}); its text cannot be changed now.',
  'collection.notEnabled': 'WhatsApp is not switched on for {collection}.',
  'collection.unknown': 'There is no collection {collection}.',
  'collection.locked': 'These settings are made in code and cannot be changed here.',
  'account.none': 'No account is connected. Add one under Settings → WhatsApp → Accounts.',
  'account.notFound': 'This account does not exist.',
  'account.otherBusiness':
    'The template belongs to another WhatsApp Business Account than “{account}”.',
  'account.disabled': 'The account “{account}” is switched off.',
  'account.sandboxInProduction':
    'Sandbox accounts are refused in production. Set simulator.url in config/plugins to allow them.',
  'account.phoneTaken': 'Another account uses this phone number ID already.',
  'account.missing': 'Enter the {field}.',
  'account.digits': 'The {field} is a number made of digits only.',
  'account.hasMessages':
    'This account has {count} messages. Switch it off instead, so that their history stays readable.',
  'encryption.noKey':
    "Secrets cannot be stored without an encryption key. Add `encryptionKey: env('ENCRYPTION_KEY')` under `secrets` in config/admin, put a long random ENCRYPTION_KEY in the environment, and restart.",
  'secret.unreadable':
    'The {field} of “{account}” cannot be decrypted: the encryption key has changed. Enter it again.',
  'message.notFound': 'This message does not exist.',
  'state.cannot': 'A message that is {state} cannot be {action}.',
} as const;

export type SentenceKey = keyof typeof SENTENCES;

/** Puts parameters into a sentence; an unknown parameter stays as it is written. */
export const fillSentence = (sentence: string, params: Record<string, string | number> = {}) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );

/** The English sentence of an issue. */
export const sentenceOf = (code: SentenceKey, params?: Record<string, string | number>): string =>
  fillSentence(SENTENCES[code], params);
