import { HEALTH_SENTENCES } from './health/sentences';

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
  'authentication.minutes': 'The code can expire after {least} to {most} minutes.',
  'authentication.header': 'An authentication template has no header. Remove it.',
  'authentication.button':
    'An authentication template has one button: the one that hands over the code.',
  'ttl.range':
    'A message of category {category} can wait {least} to {most} seconds for delivery. Change the time, or leave it to Meta.',
  'category.promotional':
    'This reads like advertising. Meta may approve it as marketing instead of utility; choose marketing, or leave the offer out.',
  'header.empty': 'Write a header, or choose no header.',
  'header.tooLong': 'The header has {length} characters; Meta allows {limit}.',
  'header.tooManyVariables': 'A header can hold one variable. Move the others to the body.',
  'header.lineBreak': 'A header is one line. Remove the line break.',
  'header.formatting':
    'Remove emoji and formatting marks from the header; Meta refuses them there.',
  'header.sample': 'Choose a sample {kind} from the Media Library; Meta’s reviewers see it.',
  'header.field': 'Choose the field of the record that holds the {kind}.',
  'header.fileName': 'Write a file name of at most {limit} characters, or leave it empty.',
  'media.type': '“{name}” is {mime}. WhatsApp takes {allowed} here. Choose another file.',
  'media.tooLarge': '“{name}” has {size}; WhatsApp takes up to {limit}. Choose a smaller file.',
  'media.empty': '“{name}” is an empty file. Choose another.',
  'media.notTaken':
    'This site’s Media Library does not take files of the type {mime}. Choose another file.',
  'media.oneFile': 'Send one file, as “file” of a form.',
  'media.https': 'Give the file an address that begins with https://.',
  'media.missing':
    'The field “{path}” holds no file. Add one to the record, or choose one for this message.',
  'media.choose': 'Choose the {kind} for this message.',
  'media.notFound': 'The file is not in the Media Library any more. Choose another.',
  'media.unreadable':
    '“{name}” cannot be read from where it is stored. Check the upload provider, or choose another file.',
  'media.hidden':
    'The {kind} of this message is hidden from you by permissions. Choose one for this message.',
  'media.notWanted':
    'This template has no image, video or document as header, so it takes no file.',
  'media.animatedOnly':
    '“{name}” has {size}. Only a sticker that moves may be larger than {limit}; make it smaller if it does not.',
  'media.notOpus':
    '“{name}” is an Ogg file without Opus, which WhatsApp does not play. Convert it to Opus.',
  'media.notMono':
    '“{name}” has {channels} channels; WhatsApp plays Opus in one. Convert it to mono.',
  'content.notObject': 'Write “{field}” as an object.',
  'content.missing': 'Add “{field}”; it is missing.',
  'content.unknownField': 'There is no “{field}”. Leave it out, or choose among {fields}.',
  'content.choice': '“{value}” is not possible here. Choose among {choices}.',
  'content.notText': 'Write “{field}” as text.',
  'content.notNumber': 'Write “{field}” as a number.',
  'content.notFlag': 'Set “{field}” to true or false.',
  'content.notList': 'Write “{field}” as a list.',
  'content.characters': '“{field}” holds a character that cannot be sent. Write it anew.',
  'content.file':
    'Say which file it is, in one way: by fileId (Media Library), by link, or by mediaId (uploaded at Meta).',
  'content.fileId': 'Give the number that the file has in the Media Library; {value} is none.',
  'content.mediaId': 'Give the id that Meta answered when the file was uploaded.',
  'caption.tooLong': 'The caption has {length} characters; Meta allows {limit}.',
  'contacts.none': 'Add at least one contact.',
  'contacts.tooMany': 'There are {count} contacts; Meta allows {limit}.',
  'contacts.formattedName': 'Write the name of the contact as it is to be shown.',
  'contacts.namePart': 'Give one more part of the name: {parts}.',
  'contacts.phone': 'Enter the number, or leave it out.',
  'contacts.email': '“{email}” is not an email address. Write it like ines@shop.example.',
  'contacts.countryCode': '“{code}” is not the code of a country. Use two letters, such as DE.',
  'contacts.birthday': '“{date}” is not a date. Write it like 1990-12-31.',
  'reaction.target': 'Say which message the reaction is for, by its documentId or wamid.',
  'reaction.emoji':
    '“{emoji}” is not one emoji. Choose exactly one, or none to take the reaction back.',
  'reply.id.empty': 'Give it an id, which comes back when somebody chooses it.',
  'reply.id.tooLong': 'The id has {length} characters; Meta allows {limit}.',
  'reply.id.spaces': 'Remove the spaces around the id “{id}”.',
  'reply.id.duplicate': 'The id “{id}” is there twice. Give each its own.',
  'list.header': 'The header of a list can only be text.',
  'list.opener.empty': 'Write what stands on the button that opens the list.',
  'list.opener.tooLong':
    'The button that opens the list has {length} characters; Meta allows {limit}.',
  'list.noSections': 'Add at least one section with a row.',
  'list.tooManySections': 'The list has {count} sections; Meta allows {limit}.',
  'list.noRows': 'Add a row to the section, or remove it.',
  'list.tooManyRows': 'The list has {count} rows altogether; Meta allows {limit}.',
  'section.title.empty': 'Give the section a title; each needs one when there are several.',
  'section.title.tooLong': 'The title of the section has {length} characters; Meta allows {limit}.',
  'row.title.empty': 'Give the row a title.',
  'row.title.tooLong': 'The title of the row has {length} characters; Meta allows {limit}.',
  'row.title.duplicate': 'Two rows are called “{title}”. People cannot tell them apart.',
  'row.description.tooLong':
    'The description of the row has {length} characters; Meta allows {limit}.',
  'location.degrees': '{value} lies beyond the map. Give a number from -{degrees} to {degrees}.',
  'location.addressAlone':
    'WhatsApp shows an address only below a name. Give the place a name as well.',
  'location.coordinate':
    '{placeholder} is “{value}”, which is not a {part} between -{degrees} and {degrees}.',
  'body.empty': 'Write the text of the message.',
  'body.tooLong': 'The body has {length} characters; Meta allows {limit}.',
  'body.variableAtStart':
    'The body starts with {placeholder}. Put a word before it, for example a greeting.',
  'body.variableAtEnd': 'The body ends with {placeholder}. Put a word or a full stop after it.',
  'body.neighbours': 'Two variables stand side by side. Put a word between them.',
  'body.tooManyVariables':
    'The body has too few words for its variables ({words} beside {variables}); Meta wants at least {needed}. Write more around them.',
  'body.manyVariables':
    'The body has few words for its variables ({words} beside {variables}). Meta may find them too few; {needed} words are safe.',
  'body.spaces': 'Remove tabs and runs of more than four spaces from the body.',
  'body.sampledTooLong':
    'With its sample values the body has {length} characters; Meta allows {limit}.',
  'body.emptyLines': 'Leave at most one empty line between paragraphs.',
  'footer.empty': 'Write a footer, or remove it.',
  'footer.tooLong': 'The footer has {length} characters; Meta allows {limit}.',
  'footer.variable': 'A footer cannot hold variables. Move it to the body.',
  'footer.lineBreak': 'A footer is one line. Remove the line break.',
  'buttons.tooMany': 'There are {count} buttons; Meta allows {limit}.',
  'buttons.tooManyOfKind': 'There are {count} buttons of the kind {kind}; Meta allows {limit}.',
  'buttons.mixed': 'Quick replies must stand together: all before or all after the other buttons.',
  'buttons.none': 'Add at least one button.',
  'button.empty': 'Give the button a label.',
  'button.tooLong': 'The label has {length} characters; Meta allows {limit}.',
  'button.variable': 'The label of a button cannot hold variables.',
  'button.lineBreak': 'The label of a button is one line. Remove the line break.',
  'button.url.empty': 'Enter the address that the button opens.',
  'button.url.tooLong': 'The address has {length} characters; Meta allows {limit}.',
  'button.url.invalid': '“{url}” is not a web address. Write it like https://shop.example/orders.',
  'button.url.http': 'The address is not encrypted. Use https:// where the site has it.',
  'button.url.shortener': 'Meta refuses short links. Enter the address of the page itself.',
  'button.url.staticVariable': 'A fixed address holds no variable. Choose “Dynamic”, or remove it.',
  'button.url.noVariable': 'A dynamic address ends with {placeholder}. Add it, or choose “Static”.',
  'button.url.variableAtEnd':
    'A dynamic address holds one variable, {placeholder}, at its very end.',
  'button.url.variableInHost':
    'The variable must come after the host, such as https://shop.example/orders/{placeholder}.',
  'button.url.placeholder':
    'Name variables in the address with lower-case letters, digits and underscores.',
  'button.phone.empty': 'Enter the number that the button calls.',
  'button.phone.tooLong': 'The number has {length} characters; Meta allows {limit}.',
  'button.phone.invalid':
    '“{number}” is not a number with country code. Write it like +4930123456.',
  'button.flow.id': 'Enter the ID of the flow; it is made of digits only.',
  'button.otp.category': 'One-time passwords need the category authentication.',
  'button.otp.emoji': 'Remove the emoji; the button of a one-time password holds none.',
  'button.otp.apps': 'Name 1 to {limit} apps that may take the code; there are {count}.',
  'button.otp.package': 'Enter the package name of the app, such as com.example.shop.',
  'button.otp.signature': 'The signature hash of the app has eleven characters.',
  'button.otp.terms': 'Accept the terms of zero-tap, or choose another way to hand over the code.',
  'button.duplicate': 'Two buttons are called “{text}”. Give each its own label.',
  'placeholder.named':
    '{placeholder} is not a valid name. Use lower-case letters, digits and underscores.',
  'placeholder.positional': '{placeholder} is not a number. Number the variables from 1.',
  'placeholder.braces': 'A variable is written with two braces on each side. One is missing.',
  'placeholder.gap': '{placeholder} comes where {expected} is expected. Number them without gaps.',
  'variable.sample': 'Give {placeholder} a sample value; Meta’s reviewers see it.',
  'variable.sampleSpaces':
    'The sample of {placeholder} holds line breaks, tabs or more than four spaces. Remove them.',
  'variable.sampleBraces':
    'The sample of {placeholder} holds braces. Write it as a person would read it.',
  'variable.sampleUnrealistic':
    '“{sample}” tells Meta’s reviewers nothing about {placeholder}. Write a value as in a real message.',
  'variable.sampleTooLong':
    'The sample of {placeholder} has {length} characters; Meta allows {limit}.',
  'variable.trackedInButton':
    '{placeholder} stands in a button. Choose “Tracked” for its address instead of a tracked link.',
  'variable.portalInButton':
    'A portal link is a whole address, but {placeholder} is only a part of one.',
  'variable.field': 'Choose the field that fills {placeholder}.',
  'variable.fixedText': 'Write the fixed text for {placeholder}.',
  'variable.noCollection':
    'Choose the collection that the template applies to before {placeholder} can take a field.',
  'field.unknown':
    '{placeholder} takes its value from “{path}”, which does not exist in {collection} any more. Choose another field.',
  'field.missing': 'The field “{path}” does not exist in {collection} any more. Choose another.',
  'field.private': '“{path}” is private and cannot be sent. Choose another field.',
  'field.relationMany':
    '“{path}” leads to a list. Choose whether to take the first, the last, their number, or all of them.',
  'field.twoLists': '“{path}” goes over two lists. Only one is possible; choose a shorter way.',
  'field.media': '“{path}” is a file, which cannot stand in a text. Choose another field.',
  'field.notMedia': '“{path}” is no file. Choose a media field.',
  'field.notConsent': '“{path}” is neither a yes or no nor a date. Choose another field.',
  'format.currency': '“{currency}” is not the code of a currency. Use three letters, such as EUR.',
  'format.timeZone':
    '“{timeZone}” is not the name of a time zone. Use a name such as Europe/Berlin.',
  'format.decimals': 'Choose from 0 to {limit} decimals.',
  'url.empty': 'Enter an address, starting with https://.',
  'url.notAbsolute':
    'Start with https:// and the name of the site; placeholders can stand only behind it.',
  'url.characters': 'Remove blanks and backslashes from the address.',
  'url.braces': 'A placeholder in an address stands in one pair of braces. One brace is missing.',
  'url.token': '“{token}” is neither documentId, locale nor the path of a field.',
  'url.tooLong': 'The address has {length} characters; {limit} are possible.',
  'url.emptyToken': 'The address needs “{token}”, which is empty in this record.',
  'url.hiddenToken': 'The address needs “{token}”, which is hidden from you by permissions.',
  'url.value': 'The address cannot hold “{value}” in place of “{token}”.',
  'field.hidden':
    'The value of {placeholder} is hidden from you by permissions, so the message cannot be sent.',
  'value.missing': '{placeholder} ({label}) is empty. Type a value for this message.',
  'value.fallback': '{placeholder} ({label}) is empty; “{fallback}” is used instead.',
  'value.codeTooLong': 'The code has {length} characters; WhatsApp allows {limit}.',
  'value.codeCharacters': 'A code holds no addresses and no emoji.',
  'value.notUrl': '{placeholder} ({label}) is “{value}”, which is not a web address.',
  'link.noPublicUrl':
    'Links cannot be made: set publicUrl in config/plugins to the public address of this Strapi.',
  'portal.none':
    '{placeholder} needs the address of the record on your website. Set it in the settings of {collection}.',
  'value.tooLong': 'The filled-in text has {length} characters; Meta allows {limit}.',
  'value.unknown': 'The template has no variable called “{key}”.',
  'record.needsContacts':
    'Records of people are linked by those who may see contacts. Ask an administrator for that right.',
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
  'consent.blocked':
    'This person is blocked since {since}, so nothing is sent to them. Unblock them first.',
  'consent.optedOutAll':
    'This person has asked on {since} to get no messages any more. Send none until they ask for them and an opt-in for all messages is recorded.',
  'consent.optedOut':
    'This person has asked on {since} to get no marketing. Send none until they ask for it and an opt-in is recorded.',
  'consent.missing':
    'Nobody has recorded that this person agreed to {kind} messages. Ask them, and record the opt-in.',
  'consent.recordSaysNo':
    'The record says in “{path}” that this person has not agreed to {kind} messages. Ask them, and set the field when they have.',
  'consent.onePerson':
    'Say who it is: by phone number, by user ID or as a contact, and by one of them only.',
  'consent.time': 'This is no date.',
  'consent.purpose': 'Say “marketing” or “all”.',
  'consent.contact': 'There is no such contact.',
  'erasure.noKey':
    'Nobody can be erased while admin.secrets.encryptionKey is not set: their opt-outs could not be kept. Set it and restart.',
  'export.needsLog':
    'This person’s messages are part of it, and your roles may not read messages and conversations.',
  'export.hiddenAccount':
    'This person has also written with an account that is limited to others. Ask somebody who may see every account.',
  'block.notLately':
    'WhatsApp blocks only people who have written to this business within the last 24 hours.',
  'block.noName': 'Neither a number nor a user ID of this person is known, so Meta cannot be told.',
  'conflict.none': 'Nothing is to be settled here any more. Load the page again.',
  'conflict.keep': 'Name one of the two contacts to be kept.',
  'consent.future': 'This is a time to come. Record what people have said, not what they will say.',
  'conversation.notFound': 'There is no such conversation.',
  'conversation.noMessage': 'There is no such message in this conversation.',
  'conversation.snooze': 'Choose a time that is still to come, at most a year ahead.',
  'conversation.tab': 'Say “mine”, “unassigned”, “all” or “closed”.',
  'conversation.cursor': 'This place is not known any more. Load the list again.',
  'conversation.language':
    '“{language}” is no language of WhatsApp. Use a code such as en or pt_BR.',
  'media.none': 'There is no file, or it is not there any more.',
  'note.notFound': 'There is no such note.',
  'note.notYours': 'Only who wrote a note can change it.',
  'note.empty': 'Write what the note is to say.',
  'label.notFound': 'There is no such label.',
  'label.name': 'Give the label a name of at most 50 characters.',
  'label.color': 'Give the colour as six digits, such as #4945ff.',
  'label.taken': 'There is a label “{name}” already.',
  'quickReply.notFound': 'There is no such quick reply.',
  'quickReply.shortcut': 'Use small letters, digits, hyphens and underscores, at most 50 of them.',
  'quickReply.taken': 'There is a quick reply “/{shortcut}” already.',
  'quickReply.text': 'Write the text, at most 4,096 characters.',
  'quickReply.variable': 'There is no variable “{name}”.',
  'hours.timeZone': '“{timeZone}” is no time zone. Use a name such as Europe/Berlin.',
  'hours.span':
    '“{from}” to “{to}” is no span of time. Write times such as 09:00, the earlier one first.',
  'autoReply.text': 'Write what the person is told, at most {limit} characters.',
  'autoReply.everyHours': 'Give the hours as a whole number from 1 to 720.',
  'autoReply.button': 'The words of the button may have at most 20 characters.',
  'chatLink.noPhone': 'The number of this account is not known yet. Test the connection first.',
  'conversation.filter': 'Say “all”, “mine”, “unassigned”, “unread” or “closed”.',
  'conversation.taken': '{name} has taken this conversation. Ask them, or have it given to you.',
  'conversation.onlyPeople': 'Only a person can take a conversation. Assign it to one.',
  'conversation.notYours':
    'Bringing others in or sending them away needs the right to give conversations to others.',
  'words.noLetters':
    '“{word}” has no letter and no digit, so no message would be read as it. Write a word.',
  'words.tooLong': 'A word may have up to {limit} characters. Write a shorter one.',
  'words.twoMeanings':
    '“{word}” stands in two lists. Leave it in one, so that everybody knows what it means.',
  'words.textEmpty': 'Write what the person is told, or switch the confirmations off.',
  'words.textIsWord':
    'This text is itself one of the words; two systems would answer each other without end. Write a sentence.',
  'words.language': '“{language}” is no language of WhatsApp. Use a code such as en or pt_BR.',
  'words.languageTwice': 'The language “{language}” is there twice. Put its words together.',
  'words.noStop':
    'Without any word that stops everything nobody could opt out by writing. Leave at least one.',
  'recipient.form': 'Name one recipient: a phone number, a user id or a contact.',
  'recipient.needsLog':
    'Only who may see contacts, or read messages and conversations, can write to a contact or a user id. Enter a phone number.',
  'recipient.userId':
    '“{userId}” is not a business-scoped user id. They look like DE.40718822950173364418.',
  'recipient.contact': 'There is no contact “{contact}”.',
  'recipient.otherBusiness':
    'The contact is known to another business than that of “{account}”. Choose an account of the same one.',
  'recipient.unreachable': 'The contact has neither a phone number nor a user id.',
  'recipient.codeNeedsPhone':
    'This template can only be sent to a phone number. Ask the person for the phone number.',
  'window.closed':
    'The 24 hours in which this person could be answered ended at {at}. Send an approved template instead.',
  'window.closesBefore':
    'The 24 hours in which this person can be answered end at {at}. Send it earlier, or send an approved template.',
  'window.neverOpened':
    'This person has not written to this number yet, so only approved templates can be sent.',
  'quote.notFound': 'The conversation with this person has no message “{message}”.',
  'quote.notSent':
    'The message “{message}” has not arrived at WhatsApp, so it can be neither answered nor reacted to.',
  'log.searchNeedsRead': 'Only who may read the messages can search them.',
  'home.timeZone': 'Name a time zone, such as Europe/Berlin.',
  'log.searchIsMasked':
    'Your roles show numbers masked and no texts. Search by a whole number, such as +49 176 55501234.',
  'account.lockedOut':
    'You would not see this account any more. Add yourself or one of your roles, or ask a super admin.',
  'answer.needsLog': 'Only who may read the messages can write messages without a template.',
  'expiresAt.invalid': 'Give the deadline as a date, such as 2026-12-01T09:00:00Z.',
  'expiresAt.past': 'This deadline has passed. Give a later one.',
  'expiresAt.beforeSendAt':
    'The message would be given up before it may leave. Give a later deadline.',
  'recipient.noPhone': 'Say who receives the message: a phone number, or a record that holds one.',
  'template.notFound': 'There is no template “{template}” in {language}.',
  'template.noLanguage':
    'None of the languages of “{template}” is the record’s, the person’s or the default one. Choose: {languages}.',
  'template.notApproved': 'The template is {status} at Meta; only approved templates can be sent.',
  'token.record':
    'To send about this record the API token needs the permission {action}. Grant it, or send values without a record.',
  'template.notForTokens':
    'Only certain users may send this template, and an API token is none of them.',
  'template.notAllowed': 'You are not among the users who may send this template.',
  'template.unsendable': 'Templates with {kind} cannot be sent from here yet.',
  'template.existsAtMeta':
    'Meta has a template called {template} in {language} already. Adopt it with its text, or give yours another name.',
  'template.nameBlocked':
    'A template called {template} was deleted less than {days} days ago, so Meta keeps the name. Choose another one.',
  'template.editQuota':
    'Meta lets approved templates be changed once in 24 hours and ten times in 30 days. Try again after {at}.',
  'template.noChange': 'Nothing has changed, so there is nothing to hand in.',
  'template.noDrift': 'This template says the same here and at Meta.',
  'template.notAtMeta': 'Meta does not know this template.',
  'template.notPaused': 'Meta has not paused this template ({status}).',
  'template.staysPaused': 'Meta does not end the pause: {reason}',
  'template.rejection.ABUSIVE_CONTENT':
    'Meta takes the text for abusive or against its policies. Rewrite it.',
  'template.rejection.CATEGORY_NOT_AVAILABLE':
    'This account may not use the category. Choose another one.',
  'template.rejection.INCORRECT_CATEGORY':
    'The text does not fit its category. Choose the one that it fits, or change the text.',
  'template.rejection.INVALID_FORMAT':
    'Variables, samples or formatting are not as Meta wants them. Look at the samples and at the text around the variables.',
  'template.rejection.PROMOTIONAL':
    'The text reads like advertising. Choose marketing, or leave the offer out.',
  'template.rejection.SCAM': 'Meta takes the text for a scam. Say plainly who writes and why.',
  'template.rejection.TAG_CONTENT_MISMATCH':
    'Language or category do not fit the text. Correct the one that is wrong.',
  'template.rejection.none': 'Meta gives no reason.',
  'people.unknown': 'Somebody who was chosen here does not exist any more. Choose again.',
  'format.unfitting':
    'A value of “{path}” ({type}) cannot be written in this way; it is sent as it is.',
  'alert.notFound': 'This alert does not exist any more.',
  'alert.template.rejected': 'Meta has rejected “{template}” ({language}): {reason}',
  'alert.template.paused':
    'Meta has paused “{template}” ({language}), so it cannot be sent now: {reason}',
  'alert.template.disabled':
    'Meta has disabled “{template}” ({language}), so it cannot be sent any more: {reason}',
  'alert.template.category-notice':
    'Meta is about to change “{template}” ({language}) from {from} to {to}; prices and rules change with it.',
  'alert.template.category-changed':
    'Meta has changed “{template}” ({language}) from {from} to {to}; prices and rules have changed with it.',
  'alert.template.quality':
    'People do not like “{template}” ({language}): Meta rates its quality {to}. Red ones are paused.',
  'account.copied':
    'This database comes from {from}, so nothing is sent from here. Take the account over, or let it stay silent.',
  'alert.account.copied':
    'This database comes from {from}: nothing goes out through “{account}” until you take it over.',
  'account.held': 'The account is held: {reason}',
  'account.restricted':
    'Meta forbids messages like this one for the time being ({what}). It waits, and goes out when that is over.',
  'alert.account.held': 'Nothing goes out through “{account}”: {reason}',
  'alert.account.payment':
    'Meta refuses messages of “{account}” for a payment problem. Put the payment method in order in Meta’s billing.',
  'alert.account.spam':
    'Meta limits “{account}” because people block or report its messages. Send less, and only to people who want it.',
  'alert.account.locked':
    'Meta has locked the WhatsApp account of “{account}”. Look at its state in WhatsApp Manager and appeal there.',
  'alert.account.policy':
    'Meta restricts “{account}” for breaking its policy. Ask for a review in WhatsApp Manager.',
  'alert.account.unregistered':
    'The number of “{account}” is not registered for the Cloud API, so nothing goes out. Register it on the account’s page.',
  'alert.account.displayName':
    'The display name of “{account}” is not approved, so nothing goes out. Set one in WhatsApp Manager and wait for its approval.',
  'alert.account.sync-failed':
    'The templates of “{account}” could not be brought in step with Meta: {reason}',
  'alert.account.restricted':
    'Meta restricts “{account}”: {what}. Look at the reason in Meta’s account quality, and ask for a review there.',
  'alert.account.restrictedUntil':
    'Meta restricts “{account}” until {until}: {what}. Look at the reason in Meta’s account quality, and ask for a review there.',
  'alert.account.banned':
    'Meta has disabled the WhatsApp account of “{account}”, so nothing goes out. Ask for a review in Meta’s account quality.',
  'alert.account.banScheduled':
    'Meta will disable the WhatsApp account of “{account}” ({date}). Look at the reason in Meta’s account quality, and ask for a review before that.',
  'alert.account.violation':
    'Meta says that “{account}” breaks its policy: {violation}. Look at what is meant in Meta’s account quality, and send no more of it.',
  'alert.account.deleted':
    'The WhatsApp account of “{account}” was deleted at Meta, so nothing goes out. Connect another, or ask who did it.',
  'alert.account.disconnected':
    '“{account}” was disconnected at Meta: {reason}. Connect it again, then test the connection here.',
  'alert.account.reviewRejected':
    'Meta has rejected the WhatsApp account of “{account}”. Look at the reason in Meta’s account quality, and ask for another review.',
  'alert.account.nameRejected':
    'Meta has rejected the display name “{name}” of “{account}”: {reason}. Hand in another in WhatsApp Manager.',
  'alert.account.limitLowered':
    'Meta has lowered the messaging limit of “{account}” from {from} to {to}. Send less, and only to people who want it.',
  'alert.account.pinReset':
    'Somebody asks to switch off the PIN of “{account}”. If it was nobody of yours, refuse that in WhatsApp Manager at once.',
  'alert.account.pinOff':
    'The PIN of “{account}” is switched off. Set a new one in WhatsApp Manager.',
  'alert.account.pinChanged':
    'The PIN of “{account}” was changed. If it was nobody of yours, set another in WhatsApp Manager at once.',
  'alert.account.notice': 'Meta tells “{account}”: {reason}',
  'alert.campaign.paused':
    'The campaign “{campaign}” stands still: {reason} Let it go on, or cancel the rest.',
  'alert.webhook.forged':
    '{count} calls of the webhook within an hour were signed with another app secret than any that is stored here. If Meta’s news do not arrive, enter the app secret of the app that is subscribed.',
  'alert.forwarding':
    'Webhooks cannot be handed on to {target}: {reason}. Look at that system, or take it out of webhook.forwardTo.',
  'delivery.notFound':
    'This webhook is not in the log any more. It has had its effect since, or it was deleted for its age.',
  'delivery.notRetryable':
    'Only what waits or has failed can be tried again; this would change nothing.',
  'webhook.unknownAddress':
    'The public address of this Strapi is not known. Set publicUrl in config/plugins.',
  'webhook.privateAddress':
    'Meta cannot reach this address: it is on this machine or network only. Use a tunnel and set publicUrl; the local simulator reaches it.',
  'webhook.notHttps': 'Meta calls https addresses only. Serve Strapi over https and set publicUrl.',
  'appCallback.noSecret': 'Enter the app secret of the account. With it the app can speak to Meta.',
  'appCallback.noApp':
    'Enter the app ID of the account. Meta does not tell which app its token belongs to.',
  'appCallback.secretWrong':
    'The app secret is not that of the app {app}. Copy it anew: App settings → Basic in Meta’s App Dashboard.',
  'appCallback.refused':
    'Meta has called {url} and does not take its answer. See that the address can be reached from the internet, over https with a certificate of a public authority, and without a login. Meta’s words: {reason}',
  'appCallback.replaces':
    'Meta calls {url} for this app until now, and would not any more. Set the callback again and say that it may be replaced.',
  'connect.tokenExpired':
    'The access token has ended. Make a new one for the system user, with the expiry Never.',
  'connect.tokenInvalid':
    'Meta does not take the access token. Copy all of it, or make a new one. Meta’s words: {reason}',
  'connect.tokenOfApp':
    'This is the token of an app, not of a system user. Make one in the business settings: Users → System users → Generate new token.',
  'connect.scopeMissing':
    'The token may not do everything that is needed ({scopes}). Make a new one for the system user, with these permissions ticked.',
  'connect.temporary':
    'This is a temporary token: it ends on {date}, and then nothing is sent any more. For more than a first try, take the token of a system user that never ends.',
  'connect.ends':
    'The token ends on {date}. Replace it before that, best with one of a system user that never ends.',
  'connect.dataAccessEnds':
    'Meta lets this token read data until {date} only. Take the token of a system user.',
  'connect.needsApp':
    'Meta does not tell which app the token belongs to. Enter the app ID: it stands at the top of Meta’s App Dashboard.',
  'connect.otherApp':
    'The token belongs to the app “{name}” ({app}), not to {entered}. Take token, app ID and app secret from one app.',
  'connect.tokenOfOtherApp':
    'The token does not belong to the app {app}. Take token, app ID and app secret from one app.',
  'connect.secretWrong':
    'The app secret is not that of the app “{name}” ({app}), to which the token belongs. Copy it from this app: App settings → Basic in Meta’s App Dashboard.',
  'connect.nothingAssigned':
    'The system user may use no WhatsApp account. Assign yours to it with full control (business settings → System users → Assign assets), then make a new token.',
  'connect.notAssigned':
    'The system user may not use the WhatsApp account {id}. Assign it with full control (business settings → System users → Assign assets), then make a new token.',
  'connect.needsBusinessAccount':
    'Meta does not tell which WhatsApp accounts the token may use. Enter the ID of yours (WABA ID): App Dashboard → WhatsApp → API Setup.',
  'connect.unreadable': 'Meta does not tell the numbers of the WhatsApp account {id}: {reason}',
  'connect.noNumbers': 'This WhatsApp account has no number yet. Add one in WhatsApp Manager.',
  'connect.nothingChosen': 'Choose at least one number.',
  'connect.numberNotFound':
    'The number {id} is not among those that the token may use. Look for them again.',
  'connect.noSimulator':
    'The simulator does not answer at {url}. Start it with “npx whatsapp-simulator”, or set simulator.url in config/plugins.',
  'connect.simulatorConnected': 'Every number of the simulator is connected already.',
  'register.pin': 'Enter the PIN as six digits.',
  'register.businessApp':
    'The number is used in the WhatsApp Business app. Connect it there to the Cloud API; registering it here would end its use in the app.',
  'register.unverified':
    'Meta has not confirmed that the number is yours, or not lately. Confirm it by SMS or call in WhatsApp Manager, then register it.',
  'subscription.tooLong':
    'The address {url} has more than {limit} characters, which Meta does not take here. Use the callback of the app.',
  'subscription.noVerifyToken':
    'This account has no verify token that can be read. Make a new one, then subscribe again.',
  'subscription.replaces':
    'Meta calls {url} for this account until now, and would not any more. Subscribe again and say that it may be replaced.',
  'template.appMissing':
    'Samples are uploaded for a Meta app. Enter the app ID in the account “{account}”.',
  'template.drift':
    'The text here and the one at Meta differ, so nobody knows what would be sent. Open the template and choose which one counts.',
  'template.locked': 'Meta has this template ({status}); its text cannot be changed now.',
  'collection.notEnabled': 'WhatsApp is not switched on for {collection}.',
  'collection.unknown': 'There is no collection {collection}.',
  'collection.locked': 'These settings are made in code and cannot be changed here.',
  'preference.locked': 'This preference is set in code and cannot be changed here.',
  'preference.unknown': 'There is no preference “{key}”.',
  'preference.number': 'Give a whole number from {least} to {most}.',
  'preference.value': 'This value cannot be set. Choose another one.',
  'link.target': 'A tracked link leads to a whole http or https address, not to “{target}”.',
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
    'This account has a history (messages: {count}). Switch it off instead, so that their history stays readable.',
  'encryption.noKey':
    "Secrets cannot be stored without an encryption key. Add `encryptionKey: env('ENCRYPTION_KEY')` under `secrets` in config/admin, put a long random ENCRYPTION_KEY in the environment, and restart.",
  'secret.unreadable':
    'The {field} of “{account}” cannot be decrypted: the encryption key has changed. Enter it again.',
  'secret.configured':
    'This secret is set in code, under accounts in the settings of this plugin. Change it there.',
  'alert.account.secrets':
    'The secrets of “{account}” cannot be read: the encryption key has changed. Enter them again.',
  'message.notFound': 'This message does not exist.',
  'message.notStored':
    'The database did not take the message, so it is not queued and nothing was sent: {reason}',
  'media.cannotDownload':
    'The file of this message cannot be fetched again: it is here, it is being fetched, or Meta does not have it any more.',
  'message.codeGone':
    'The code of this message is not kept, so it cannot be sent again. Send a new one.',
  'sendAt.invalid': 'Choose a day and a time at which the message leaves.',
  'sendAt.past': 'This time has passed. Choose a later one, or send now.',
  'sendAt.tooFar': 'A message can be scheduled for a year ahead at most. Choose an earlier time.',
  'campaign.notFound': 'This campaign does not exist.',
  'campaign.cannot': 'A campaign that is {status} cannot be {action}.',
  'campaign.noAudience': 'Choose for whom the campaign is.',
  'campaign.noTemplate': 'Choose a template.',
  'campaign.needsRecord':
    'People of a file have no record, and these variables need one: {variables}. Take each from a column, or type one text for everybody.',
  'campaign.authentication':
    'An authentication template carries the code of one person. Choose another template for many.',
  'campaign.checkAgain': 'The recipients have to be checked before it can start.',
  'campaign.nobody': 'There is nobody to send to.',
  'campaign.trouble': 'It cannot start now: {reason}',
  'campaign.otherNumber':
    'It goes to {recipients} people by now, not to {seen}. Look at it once more.',
  'campaign.limit':
    'This number may begin {limit} conversations within 24 hours, and these are {recipients}. The last leave on a later day.',
  'campaign.templateChanged':
    'The template “{template}” has changed since the recipients were checked, so nobody has seen what would be sent. Duplicate the campaign and check it again.',
  'campaign.templateUnusable': 'The template “{template}” cannot be sent with now ({status}).',
  'campaign.templateGone': 'The template “{template}” does not exist any more.',
  'campaign.accountGone': 'The account of this campaign does not exist any more.',
  'campaign.failures': '{failed} of {settled} messages failed, which is more than it may be.',
  'campaign.pausedBy': 'Paused by {name}.',
  'campaign.paused': 'The campaign of this message stands still.',
  'campaign.ownerGone':
    'Whoever made this campaign is not here any more, so nobody’s rights say what it may read. Duplicate it.',
  'campaign.stopped': 'The check was stopped.',
  'campaign.checkFailed': 'The check could not go on: {reason}',
  'campaign.underWay': 'A campaign that is on its way cannot be deleted. Cancel the rest first.',
  'campaign.notYours': 'This campaign belongs to somebody else.',
  'audience.hidden': 'You may not search by “{field}”. Take it out of the filters.',
  'audience.filter': 'The filters cannot be understood. Set them anew.',
  'audience.notAllowed': 'You may not read the records of {collection}.',
  'audience.campaign': 'The earlier campaign does not exist any more.',
  'audience.name': 'Give the audience a name of up to 255 characters.',
  'audience.notFound': 'This audience does not exist any more.',
  'audience.notYours': 'This audience belongs to somebody else.',
  'audience.tokenMay': 'The token needs the permission {action}.',
  'csv.none': 'Choose the file with the recipients.',
  'csv.empty': 'The file holds no line below its header.',
  'csv.twice': 'Two columns of the file are called “{column}”.',
  'csv.column': 'The file has no column “{column}”.',
  'csv.phoneColumn': 'Choose the column with the phone numbers.',
  'csv.quotes': 'Line {line} has a quotation mark that does not end. Write two of them for one.',
  'csv.cells': 'Line {line} has more cells than the file has columns.',
  'csv.tooManyRows': 'The file has more than {limit} lines. Part it into several.',
  'csv.tooLarge': 'The file is larger than {limit}. Part it into several.',
  'csv.notText': 'The file cannot be read as text. Save it as CSV, in UTF-8.',
  'automation.notFound': 'This automation does not exist.',
  'automation.name': 'Give the automation a name.',
  'automation.locked': 'This automation is defined in code. Change it there.',
  'automation.collection': 'There is no collection “{uid}”. Choose another.',
  'automation.collectionOff':
    'Nobody knows where {collection} keeps its phone numbers. Switch the collection on in the settings.',
  'automation.draft':
    'Records of {collection} are drafts first: this is about saving the draft, which nobody sees yet.',
  'automation.notPublished':
    'Records of {collection} are not published, as the collection has no drafts. Choose another beginning.',
  'automation.field': '“{field}” is no field of {collection} that can be used here.',
  'automation.value': '“{value}” is no value that “{field}” can have.',
  'automation.sameValue': 'The value before and after is the same. Change one of them.',
  'automation.dateField': '“{field}” is no date of {collection}. Choose a date.',
  'automation.clock': 'Write the time of day as HH:MM.',
  'automation.needsClock': '“{field}” holds a day without a time. Say at what time of day.',
  'automation.clockNeedsDays':
    'A time of day goes with whole days. Choose days, or no time of day.',
  'automation.duration': 'Choose a whole number, at most {days} days in all.',
  'automation.cron':
    '“{cron}” is no schedule. Write minute, hour, day, month and day of the week, such as 0 9 * * 1.',
  'automation.account': 'This account does not exist any more. Choose another.',
  'automation.chooseAccount':
    'Choose the account: not every account is open to you, and without one it may be any of them.',
  'automation.templateElsewhere':
    '“{account}” has no template “{template}”. Choose an account that has it, or make it there.',
  'automation.words': 'Write the words that people are to write.',
  'automation.tooManyWords': 'Write at most {limit} words.',
  'automation.noSteps': 'Say what is to be done.',
  'automation.tooManySteps': 'An automation has at most {limit} steps.',
  'automation.template': 'Choose a template; there is no “{template}”.',
  'automation.templateUnusable':
    'The template “{template}” cannot be sent with now. Submit it, or wait for Meta.',
  'automation.answer': 'Write an answer of at most {limit} characters.',
  'automation.personButton': 'Write at most {limit} characters on the button.',
  'automation.user': 'This person is not here any more. Choose another.',
  'automation.label': 'This label does not exist any more. Choose another.',
  'automation.event': 'Give the event a name.',
  'automation.noRecord': 'There is no record of which a field could be set.',
  'automation.loop':
    'Setting “{field}” may set this automation off again. It is kept from going round in circles.',
  'automation.perPerson': 'Choose 1 to {limit} days.',
  'automation.perHour': 'Choose 1 to {limit} times an hour.',
  'automation.quietHours': 'Write from when to when, as HH:MM.',
  'automation.paused.failures': 'It has failed {count} times in a row, the last time so: {reason}',
  'automation.paused.tooOften':
    'It would have gone on more than {limit} times within an hour. Look whether that is right, and turn it on again.',
  'automation.paused.tooMany':
    'It has more to do than {limit} times an hour can hold within a day. Allow more, or let it be about fewer records, and turn it on again.',
  'alert.automation.failures':
    'The automation “{automation}” is paused. It has failed {count} times in a row, the last time so: {reason}',
  'alert.automation.tooOften':
    'The automation “{automation}” is paused: it would have gone on more than {limit} times within an hour.',
  'alert.automation.tooMany':
    'The automation “{automation}” is paused: it has more to do than {limit} times an hour can hold within a day.',
  'condition.variable': 'There is no “{variable}” that can be asked for.',
  'condition.operator': '“{variable}” cannot be compared by {operator}.',
  'condition.value': '“{value}” is nothing that “{variable}” can be compared with.',
  'condition.list': 'Choose at least one value for “{variable}”.',
  'condition.noBefore':
    'What was there before is known only of records that are changed. Choose another field, or another beginning.',
  'dryRun.before':
    'A trial does not know what was there before; it takes it for what the beginning says, or for empty.',
  'dryRun.otherValue': '“{field}” is “{value}” now, which does not set it off.',
  'dryRun.neverDue': '“{field}” is empty, so the time never comes.',
  'dryRun.otherWords': 'This does not set it off.',
  'dryRun.record': 'Choose a record to try it with.',
  'dryRun.contacts': 'You need the right to see contacts for that.',
  'dryRun.contact': 'Choose somebody to try it with.',
  'preset.noName':
    'The collection names no field for the name of the person; the message leaves it out.',
  'preset.noStatus': 'The collection has no field with a fixed list of values that says “{value}”.',
  'preset.noDate': 'The collection has no field with a date.',
  'preset.unknown': 'There is no such preset.',
  'preset.needsTemplates': 'You need the right to write templates for that.',
  'preset.noAccount': 'Connect an account first.',
  'import.kind':
    'This is no file that was exported from here. Choose the file that this list has exported.',
  'import.version':
    'The file is of a later version of this plugin. Bring this Strapi up to that version first.',
  'import.account': 'There is no account “{account}” here. Choose the one that stands for it.',
  'import.noAccount': 'The file does not say through which account it is managed. Choose one.',
  'import.twice': 'It is in the file twice. Take one out.',
  'import.severalHere': 'There are several of this name here. Give them different names first.',
  'import.label': 'There is no label “{label}” here. Make it first.',
  'import.inCode': 'An automation of this name is defined in code here. Give one another name.',
  'import.isOn':
    'It is on here and stays on, with what the file says, as if somebody had saved it.',
  'import.comesOff': 'It comes turned off. Look at it, and turn it on.',
  'import.onlyMapping': 'Meta has it already: only its mapping is taken.',
  'import.otherWords': 'Meta has other words here than the file. Those of Meta stay.',
  'import.people': 'People do not travel. Choose who may send it; until then nobody may.',
  'import.roles': 'Roles that are not here may not send it: {roles}.',
  'import.notAsked': 'Meta could not be asked whether it is there already: {reason}',
  'import.failed': 'It could not be stored: {reason}',
  'run.condition': 'The conditions do not hold.',
  'run.conditionLater': 'The conditions do not hold any more.',
  'run.oncePerRecord': 'It has gone on for this record before.',
  'run.perPerson': 'It has gone on for this person within {days} days.',
  'run.consent': 'The person is not known to have agreed to be written to.',
  'run.loop': 'It would go round in circles: its own change set it off.',
  'run.late': 'It was due at {at}, which is too long ago.',
  'run.recordGone': 'The record is not there any more.',
  'run.noPerson': 'Nobody is known to whom it could go.',
  'run.noConversation': 'There is no conversation with this person.',
  'run.windowClosed': 'The person has not written within 24 hours, so only a template may go.',
  'run.personAsked': 'The person has asked for a person.',
  'run.replied': 'The person has written in the meantime.',
  'run.quiet': 'These are quiet hours where the person is.',
  'run.spread': 'So many go on within an hour, {limit} at most; this one waits for its turn.',
  'run.turnedOff': 'The automation was turned off.',
  'run.error': 'Something went wrong: {reason}',
  'state.cannot': 'A message that is {state} cannot be {action}.',
  'message.gone': 'The account or the recipient of this message has been removed.',
  'failure.expired': 'The message was not sent before its deadline.',
  'failure.expired.action': 'Send it again if it is still useful.',
  'failure.invalid': 'The message could not be sent as it was.',
  'failure.invalid.action': 'Read why below, and send a new one.',
  'failure.codeGone.action':
    'Send a new code. This one is not kept, so the message cannot be sent again.',
  'failure.unreachable': 'Meta could not be reached.',
  'failure.unreachable.action': 'It is tried again by itself, later each time; nothing to do.',
  'consent.note.wrote': 'The person wrote {words}, which is {what}.',
  'consent.note.tapped': 'The person tapped {words}, which is or carries {what}.',
  'consent.note.chose': 'The person chose “{wants}” for marketing messages in WhatsApp.',
  'consent.note.refused':
    'Meta refused a marketing message: the person has stopped them in WhatsApp ({code}).',
  'consent.note.erased': 'Said before this person was erased. Only this was kept.',
  'delivery.noTemplate': 'This template is not here; sync the templates of the account.',
  'delivery.noBusinessAccount': 'No account here belongs to this WhatsApp Business Account.',
  'delivery.noNumber': 'No account here has this number.',
  'delivery.untested': 'No account here has this number, or its connection was never tested.',
  'delivery.noWamid': 'No message here has this wamid.',
  'delivery.underWay': 'A message from here to this person is on its way: this may be it.',
  'delivery.sameId': 'Another message has an id that the database takes for the same.',
  'delivery.noTarget': 'The message that it changes is not here.',
  'delivery.otherAccount': 'It changes a message that belongs to another account.',
  'delivery.ownMessage': 'It changes a message that was sent from here.',
  'delivery.changesNothing': 'It changes nothing here.',
  'delivery.erased': 'The person whom it was about has been erased.',
  'request.notObject': 'The body must be a JSON object.',
  ...HEALTH_SENTENCES,
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
