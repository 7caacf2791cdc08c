import type { AlertSentences } from './alert-sentences';

/** What alerts say in German. */
export const de: AlertSentences = {
  'alert.template.rejected': 'Meta hat „{template}“ ({language}) abgelehnt: {reason}',
  'alert.template.paused':
    'Meta hat „{template}“ ({language}) pausiert, also kann sie jetzt nicht gesendet werden: {reason}',
  'alert.template.disabled':
    'Meta hat „{template}“ ({language}) deaktiviert, also kann sie nicht mehr gesendet werden: {reason}',
  'alert.template.category-notice':
    'Meta wird „{template}“ ({language}) von {from} zu {to} ändern; Preise und Regeln ändern sich damit.',
  'alert.template.category-changed':
    'Meta hat „{template}“ ({language}) von {from} zu {to} geändert; Preise und Regeln haben sich damit geändert.',
  'alert.template.quality':
    'Personen mögen „{template}“ ({language}) nicht: Meta bewertet die Qualität mit {to}. Rote Vorlagen werden pausiert.',
  'alert.account.copied':
    'Diese Datenbank stammt von {from}: Über „{account}“ geht nichts hinaus, bis Sie es übernehmen.',
  'alert.account.held': 'Über „{account}“ geht nichts hinaus: {reason}',
  'alert.account.payment':
    'Meta lehnt Nachrichten von „{account}“ wegen eines Zahlungsproblems ab. Bringen Sie die Zahlungsmethode in Metas Abrechnung in Ordnung.',
  'alert.account.spam':
    'Meta begrenzt „{account}“, weil Personen die Nachrichten blockieren oder melden. Senden Sie weniger und nur an Personen, die es möchten.',
  'alert.account.locked':
    'Meta hat das WhatsApp-Konto von „{account}“ gesperrt. Sehen Sie seinen Zustand im WhatsApp Manager an und legen Sie dort Einspruch ein.',
  'alert.account.policy':
    'Meta schränkt „{account}“ wegen eines Richtlinienverstoßes ein. Bitten Sie im WhatsApp Manager um eine Überprüfung.',
  'alert.account.unregistered':
    'Die Nummer von „{account}“ ist nicht für die Cloud API registriert, also geht nichts hinaus. Registrieren Sie sie auf der Seite des Kontos.',
  'alert.account.displayName':
    'Der Anzeigename von „{account}“ ist nicht genehmigt, also geht nichts hinaus. Legen Sie im WhatsApp Manager einen fest und warten Sie auf die Genehmigung.',
  'alert.account.sync-failed':
    'Die Vorlagen von „{account}“ konnten nicht mit Meta synchronisiert werden: {reason}',
  'alert.account.restricted':
    'Meta schränkt „{account}“ ein: {what}. Sehen Sie den Grund in Metas Kontoqualität nach, und bitten Sie dort um eine Überprüfung.',
  'alert.account.restrictedUntil':
    'Meta schränkt „{account}“ bis {until} ein: {what}. Sehen Sie den Grund in Metas Kontoqualität nach, und bitten Sie dort um eine Überprüfung.',
  'alert.account.banned':
    'Meta hat das WhatsApp-Konto von „{account}“ deaktiviert, also geht nichts hinaus. Bitten Sie in Metas Kontoqualität um eine Überprüfung.',
  'alert.account.banScheduled':
    'Meta wird das WhatsApp-Konto von „{account}“ deaktivieren ({date}). Sehen Sie den Grund in Metas Kontoqualität nach, und bitten Sie vorher um eine Überprüfung.',
  'alert.account.violation':
    'Meta sagt, „{account}“ verstoße gegen seine Richtlinien: {violation}. Sehen Sie in Metas Kontoqualität nach, was gemeint ist, und senden Sie davon nichts mehr.',
  'alert.account.deleted':
    'Das WhatsApp-Konto von „{account}“ wurde bei Meta gelöscht, also geht nichts hinaus. Verbinden Sie ein anderes, oder fragen Sie, wer das getan hat.',
  'alert.account.disconnected':
    '„{account}“ wurde bei Meta getrennt: {reason}. Verbinden Sie es erneut, und testen Sie dann hier die Verbindung.',
  'alert.account.reviewRejected':
    'Meta hat das WhatsApp-Konto von „{account}“ abgelehnt. Sehen Sie den Grund in Metas Kontoqualität nach, und bitten Sie um eine weitere Überprüfung.',
  'alert.account.nameRejected':
    'Meta hat den Anzeigenamen „{name}“ von „{account}“ abgelehnt: {reason}. Reichen Sie im WhatsApp Manager einen anderen ein.',
  'alert.account.limitLowered':
    'Meta hat das Nachrichtenlimit von „{account}“ von {from} auf {to} gesenkt. Senden Sie weniger und nur an Personen, die es möchten.',
  'alert.account.pinReset':
    'Jemand möchte die PIN von „{account}“ ausschalten. War es niemand von Ihnen, lehnen Sie das sofort im WhatsApp Manager ab.',
  'alert.account.pinOff':
    'Die PIN von „{account}“ ist ausgeschaltet. Legen Sie im WhatsApp Manager eine neue fest.',
  'alert.account.pinChanged':
    'Die PIN von „{account}“ wurde geändert. War es niemand von Ihnen, legen Sie sofort im WhatsApp Manager eine andere fest.',
  'alert.account.notice': 'Meta teilt „{account}“ mit: {reason}',
  'alert.campaign.paused':
    'Die Kampagne „{campaign}“ steht still: {reason} Setzen Sie sie fort, oder brechen Sie den Rest ab.',
  'alert.webhook.forged':
    '{count} Aufrufe des Webhooks innerhalb einer Stunde waren mit einem anderen App-Geheimcode signiert als denen, die hier gespeichert sind. Kommt Neues von Meta nicht an, geben Sie den App-Geheimcode der App ein, die abonniert hat.',
  'alert.forwarding':
    'Webhooks lassen sich nicht an {target} weitergeben: {reason}. Sehen Sie jenes System an, oder nehmen Sie es aus webhook.forwardTo heraus.',
  'alert.account.secrets':
    'Die Geheimnisse von „{account}“ lassen sich nicht lesen: Der Verschlüsselungsschlüssel hat sich geändert. Geben Sie sie erneut ein.',
  'alert.automation.failures':
    'Die Automatisierung „{automation}“ ist pausiert. Sie ist {count} Mal hintereinander fehlgeschlagen, zuletzt so: {reason}',
  'alert.automation.tooOften':
    'Die Automatisierung „{automation}“ ist pausiert: Sie wäre öfter als {limit} Mal in einer Stunde weitergegangen.',
  'alert.automation.tooMany':
    'Die Automatisierung „{automation}“ ist pausiert: Sie hat mehr zu tun, als {limit} Mal in der Stunde an einem Tag fassen.',
  'alert.account.tokenEndsSoon':
    'Das Zugriffstoken von „{account}“ endet ({at}) und mit ihm alles Senden. Erstellen Sie eines, das nie abläuft, und ersetzen Sie es.',
  'alert.account.tokenEndsNow':
    'Das Zugriffstoken von „{account}“ endet innerhalb eines Tages ({at}) und mit ihm alles Senden. Ersetzen Sie es jetzt.',
  'alert.account.notSubscribed':
    'Die App von „{account}“ hat nicht mehr abonniert: Weder Antworten noch Häkchen kommen an. Abonnieren Sie erneut unter „Einrichtung & Zustand“.',
  'alert.account.callbackChanged':
    'Meta ruft für „{account}“ {url} auf und nicht mehr dieses Strapi. Setzen Sie den Callback unter „Einrichtung & Zustand“ neu.',
  'alert.account.graphVersion':
    'Meta beendet Version {version} seiner API, die „{account}“ spricht. Aktualisieren Sie das Plugin, oder setzen Sie graph.version.',
};
