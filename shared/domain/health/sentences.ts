/** What the checks of an account's health say, and what to do; see `SENTENCES`. */
export const HEALTH_SENTENCES = {
  'health.notAsked': 'This was not looked at yet. Check it now.',
  'health.unreachable':
    'Meta cannot be reached from this server ({cause}). Look at its network, its proxy and its firewall, then check again.',
  'health.refused': 'Meta did not answer this (code {code}).',
  'health.needsToken': 'This cannot be told before the access token works.',
  'health.encryptionKey.ok':
    'Secrets are kept encrypted with the key of this Strapi. Keep a copy of it: without it they must be entered again.',
  'health.credentials.ok': 'Everything that Meta knows this account by has been entered.',
  'health.credentials.noKey':
    'Secrets cannot be read without an encryption key. Set that first, then enter them again.',
  'health.credentials.unreadable':
    'These secrets are not there, or were encrypted with another key: {fields}. Enter them again.',
  'health.credentials.noApp':
    'The app ID is missing. Enter it, so that samples can be uploaded and the callback can be looked at.',
  'health.installation.own': 'The account was connected here, so it sends from here.',
  'health.installation.copied':
    'This database comes from {from}, so nothing is sent from here. Take the account over, or let it stay silent.',
  'health.sending.ok': 'The account is switched on, and nothing holds it.',
  'health.sending.disabled':
    '“{account}” is switched off, so it neither sends nor receives. Switch it on in its settings.',
  'health.sending.held': 'What waits goes out when this is over: {reason}',
  'health.token.missing': 'There is no access token that can be read. Enter one.',
  'health.token.lasting': 'The token of a system user is valid and does not expire.',
  'health.token.expires': 'The token is valid until {at}.',
  'health.token.expiresSoon':
    'The token ends at {at}, and with it all sending. Make one that never expires, and replace it here.',
  'health.token.temporary':
    'This is a temporary token: it ends at {at}, and with it all sending. Make one for a system user in Meta’s business settings, and replace it here.',
  'health.token.personal':
    'The token belongs to a person ({kind}), and ends when they change their password or leave. Use the token of a system user.',
  'health.token.expired':
    'The token has expired. Those of the page API Setup last for a day; make one for a system user that never expires, and replace it here.',
  'health.token.revoked':
    'Meta does not take this token: it was revoked, or a part of it is missing. Make a new one for a system user, and replace it here.',
  'health.scopes.all': 'The token may send messages, manage templates and read what helps.',
  'health.scopes.missing':
    'The token lacks {scopes}. Make a new one with these ticked, and replace it here.',
  'health.scopes.recommended':
    'Sending and templates work. With {scopes} more could be told and done; tick them when you make the next token.',
  'health.businessAccount.ok':
    'The WhatsApp Business Account is “{name}”, and the token may use it.',
  'health.businessAccount.notAssigned':
    'This system user has no access to the WhatsApp Business Account {waba}, only to {others}. Assign it to the system user with full control, then make a new token.',
  'health.businessAccount.notSeen':
    'There is no WhatsApp Business Account {waba}, or this system user has no access to it. Compare the ID, and assign the account to the system user with full control.',
  'health.businessAccount.otherNumber':
    'The number {number} does not belong to the WhatsApp Business Account {waba}. Copy both IDs from the same page, API Setup.',
  'health.businessAccount.review':
    'Meta’s review of this WhatsApp Business Account says {review}. Look at the reason in Meta’s account quality.',
  'health.phoneNumber.ok': 'The number {phone} (“{name}”) is there, and the token may use it.',
  'health.phoneNumber.test':
    '{phone} is a number of Meta’s for trying things out. It reaches up to five numbers that are listed in API Setup.',
  'health.phoneNumber.notSeen':
    'There is no phone number ID {number}, or this token may not use it. Enter the ID, not the number itself; it stands in API Setup.',
  'health.registration.ok': 'The number is registered for the Cloud API.',
  'health.registration.missing':
    'The number is not registered for the Cloud API, so nothing goes out. Register it with a PIN of six digits.',
  'health.registration.unknown':
    'Meta does not tell whether the number is registered. Look at it in WhatsApp Manager.',
  'health.registration.onPremise':
    'The number is still registered for the On-Premises API, which has ended. Move it in WhatsApp Manager.',
  'health.appSecret.proven':
    'The app secret is the right one: Meta’s delivery of {at} was signed with it.',
  'health.appSecret.taken':
    'Meta takes the app secret as that of the app. The first signed delivery will prove it once more.',
  'health.appSecret.unproven':
    'Nobody has signed with the app secret yet. The first delivery of Meta’s will prove it.',
  'health.appSecret.missing':
    'There is no app secret, so webhooks cannot be told from forgeries. Copy it from App settings → Basic.',
  'health.appSecret.wrong':
    'Meta does not take the app secret as that of this app. Copy it again from App settings → Basic, of the app with this ID.',
  'health.appSecret.otherApp':
    'The token belongs to the app {tokenApp}, the account names {app}. Use the token, the app ID and the app secret of one app.',
  'health.address.reached':
    '{url} answers as Meta wants it. This server called it; from outside it can still be closed.',
  'health.address.refused':
    '{url} answers with HTTP {status} instead of repeating the challenge. Look at the proxy before Strapi, and whether another Strapi answers there.',
  'health.address.unreachable':
    'This server cannot reach {url} ({cause}). That can be in order behind some routers; open it from outside to be sure.',
  'health.address.called':
    'Meta calls {url} and is answered. This server cannot reach it from inside, which harms nothing.',
  'health.callback.ours': 'Meta calls {url}.',
  'health.callback.shared':
    'Meta calls {url} for messages, and {other} for decisions on templates and accounts, which are therefore read from time to time instead.',
  'health.callback.missing':
    'Meta has no callback URL for this app, so nothing arrives. It has to be {url}.',
  'health.callback.other':
    'Meta calls {other}, and not {url}. Nothing arrives here until that is changed.',
  'health.callback.override':
    'Meta calls {other} for this number or account, which stands before {url}, the callback of the app. Subscribe again to take it away.',
  'health.callback.noAddress': 'This cannot be told before the public address is known.',
  'health.callback.unknown':
    'Meta does not tell which callback it calls. Compare it by hand: it has to be {url}.',
  'health.subscription.ok': 'This app gets what happens on the WhatsApp Business Account.',
  'health.subscription.missing':
    'This app is not subscribed to the WhatsApp Business Account {waba}: neither answers nor ticks nor decisions on templates arrive. Subscribe it.',
  'health.subscription.unknown':
    'Meta does not tell who gets the webhooks; the token lacks a permission for it.',
  'health.fields.all':
    'Every field is ticked that is read here. Something came lately of {live} of {all}.',
  'health.fields.vital':
    'Without the field “messages” neither answers nor ticks come. These are not ticked: {fields}.',
  'health.fields.missing': 'These fields are not ticked, so nothing comes of them: {fields}.',
  'health.fields.unknown':
    'Which fields are ticked can only be asked with the app ID and the right app secret. Enter both.',
  'health.lastDelivery.lately': 'Meta called last at {at}.',
  'health.lastDelivery.quiet':
    'Meta called last at {at}. Where little is sent that is in order; send a message to try it.',
  'health.lastDelivery.never':
    'Meta has not called yet. Send a message from your phone to the number, or send one out: each brings a call.',
  'health.lastDelivery.noTicks':
    'Meta took messages ({count}) more than an hour ago and has not called about them. Look at the callback, the fields, and whether the app is live.',
  'health.signatures.none': 'No call with a wrong signature has come since {since}.',
  'health.signatures.few':
    'Calls with a wrong signature were refused ({count} since {since}). Others of Meta’s were right, so somebody tries, or a second app calls here.',
  'health.signatures.many':
    'Calls with a wrong signature were refused ({count} since {since}). Most likely the app secret differs: copy it again from App settings → Basic.',
  'health.healthStatus.available': 'Meta lets this number send.',
  'health.healthStatus.limited':
    'Meta lets this number send, but not everything. What Meta says about it stands below.',
  'health.healthStatus.blocked':
    'Meta does not let this number send. What Meta says about it stands below.',
  'health.healthStatus.none': 'Meta does not tell whether this number may send.',
  'health.payment.problem':
    'Meta has a problem with the payment method, and refuses messages for it. Put it in order in Meta’s billing.',
  'health.payment.notNeeded': 'Here nothing is paid for.',
  'health.payment.confirmed': '{by} has said that there is a payment method.',
  'health.payment.unknown':
    'Meta reports no problem, but does not tell whether there is a payment method. Look into Meta’s billing, and tick it below.',
  'health.displayName.approved': 'Meta has approved the display name “{name}”.',
  'health.displayName.test': 'A number for trying things out needs no display name of yours.',
  'health.displayName.pending': 'Meta is still looking at the display name “{name}”.',
  'health.displayName.declined':
    'Meta has not approved the display name “{name}” ({status}). Hand in another in WhatsApp Manager.',
  'health.displayName.other':
    'The display name “{name}” has the state {status} at Meta. Look at it in WhatsApp Manager.',
  'health.displayName.unknown': 'Meta does not tell how the display name is doing.',
  'health.quality.green': 'People like what this number sends.',
  'health.quality.yellow':
    'Some people block or report what this number sends. Send less, and only to people who want it.',
  'health.quality.red':
    'Many people block or report what this number sends, and Meta may limit it. Stop what they did not ask for.',
  'health.quality.none': 'Too little was sent lately for Meta to rate it.',
  'health.messagingLimit.ok':
    'Your business may begin to write to {people} people within 24 hours. Answers do not count.',
  'health.messagingLimit.low':
    'Your business may begin to write to {people} people within 24 hours. Verify it at Meta to raise that; answers do not count.',
  'health.messagingLimit.unlimited':
    'Your business may begin to write to as many people as it wants.',
  'health.messagingLimit.test': 'A number for trying things out reaches up to five people.',
  'health.messagingLimit.other': 'Meta calls the limit of this business {limit}.',
  'health.messagingLimit.unknown': 'Meta does not tell how many people may be written to.',
  'health.throughput.ok': 'Up to {speed} messages a second.',
  'health.throughput.coexistence':
    'Up to {speed} messages a second, as the number is used in the WhatsApp Business app, too.',
  'health.throughput.unknown': 'Meta does not tell how fast this number may send ({level}).',
  'health.verification.verified': 'Meta has verified your business.',
  'health.verification.pending': 'Meta is verifying your business.',
  'health.verification.rejected':
    'Meta has not verified your business, and holds that against it. Look at the reason in the security centre.',
  'health.verification.not':
    'Your business is not verified at Meta, which keeps limits low. Begin it in the security centre.',
  'health.verification.confirmed': '{by} has said that the business is verified.',
  'health.verification.unknown':
    'Meta does not tell whether your business is verified. Look into the security centre, and tick it below.',
  'health.live.proven':
    'Meta delivers what really happens, the last time at {at}. It does that for live apps only.',
  'health.live.sandbox':
    'A sandbox account talks to the simulator and has nothing to go live with.',
  'health.live.noTicks':
    'The app is probably in development mode: Meta took messages ({count}) and has told nothing of them, as it does for such apps. Publish the app.',
  'health.live.onlyTests':
    'The app is probably in development mode: only test deliveries of the App Dashboard have come. Publish the app.',
  'health.live.confirmed': '{by} has said that the app is live. The first delivery will prove it.',
  'health.live.unknown':
    'Meta does not tell whether the app is live, and nothing has come that would show it. Publish the app, and send a message.',
  'health.templates.ok':
    'Templates that can be sent: {count}. They were compared with Meta at {at}.',
  'health.templates.none':
    'No template can be sent yet (compared with Meta at {at}). Write one and submit it.',
  'health.templates.never':
    'The templates of this account were not read from Meta yet. Read them now.',
  'health.templates.failing':
    'The templates could not be compared with Meta lately, the last time it worked was {at}. Try it now to see why.',
  'health.queue.ok': 'Messages go out from here ({engine}); due now: {due}.',
  'health.queue.elsewhere':
    'This process sends nothing (queue.worker), another one does; due now: {due}.',
  'health.queue.stopped':
    'Messages wait ({due}), because the account is held, switched off or a copy. They go out when that is over.',
  'health.queue.late':
    'Messages are due ({due}), the oldest for {minutes} minutes. A campaign at its pace does that; otherwise look at the log of the server.',
  'health.queue.noWorker':
    'Messages are due ({due}), the oldest for {minutes} minutes, and nobody sends them. Start a process with queue.worker, and look whether Redis is there where that is the engine.',
  'health.clock.ok': 'The clock of this server agrees with Meta’s, within {seconds} seconds.',
  'health.clock.ahead':
    'The clock of this server is {seconds} seconds ahead of Meta’s, so times and windows are wrong. Switch time synchronisation on.',
  'health.clock.behind':
    'The clock of this server is {seconds} seconds behind Meta’s, so times and windows are wrong. Switch time synchronisation on.',
  'health.graphVersion.current':
    'Version {version} of Meta’s API is the newest, without an end in sight.',
  'health.graphVersion.until':
    'Version {version} of Meta’s API is understood until {end}. The newest is {newest}.',
  'health.graphVersion.ending':
    'Meta ends version {version} of its API on {end}. Update this plugin, or set graph.version to {newest}.',
  'health.graphVersion.ended':
    'Meta has ended version {version} of its API. Set graph.version to {newest}.',
  'health.graphVersion.unknown':
    'Version {version} of Meta’s API is newer than this plugin, which was made for {newest}.',
  'alert.account.tokenEndsSoon':
    'The access token of “{account}” ends at {at}, and with it all sending. Make one that never expires, and replace it.',
  'alert.account.tokenEndsNow':
    'The access token of “{account}” ends within a day, at {at}, and with it all sending. Replace it now.',
  'alert.account.notSubscribed':
    'The app of “{account}” is not subscribed any more: neither answers nor ticks arrive. Subscribe it under Setup & health.',
  'alert.account.callbackChanged':
    'Meta calls {url} for “{account}”, and not this Strapi any more. Set the callback anew under Setup & health.',
  'alert.account.graphVersion':
    'Meta ends version {version} of its API, which “{account}” speaks. Update the plugin, or set graph.version.',
} as const;
