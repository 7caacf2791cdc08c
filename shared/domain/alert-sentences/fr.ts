import type { AlertSentences } from './alert-sentences';

/** What alerts say in French. */
export const fr: AlertSentences = {
  'alert.template.rejected': 'Meta a rejeté « {template} » ({language}) : {reason}',
  'alert.template.paused':
    'Meta a mis « {template} » ({language}) en pause ; il ne peut pas être envoyé pour l’instant : {reason}',
  'alert.template.disabled':
    'Meta a désactivé « {template} » ({language}) ; il ne peut plus être envoyé : {reason}',
  'alert.template.category-notice':
    'Meta va changer la catégorie de « {template} » ({language}) de {from} en {to} ; les prix et les règles changent avec elle.',
  'alert.template.category-changed':
    'Meta a changé la catégorie de « {template} » ({language}) de {from} en {to} ; les prix et les règles ont changé avec elle.',
  'alert.template.quality':
    '« {template} » ({language}) ne plaît pas aux personnes : Meta note sa qualité {to}. Les modèles de qualité basse (RED) sont mis en pause.',
  'alert.account.copied':
    'Cette base de données vient de {from} : rien ne part par « {account} » tant que vous ne reprenez pas le compte.',
  'alert.account.held': 'Rien ne part par « {account} » : {reason}',
  'alert.account.payment':
    'Meta refuse les messages de « {account} » pour un problème de paiement. Mettez le moyen de paiement en ordre dans la facturation de Meta.',
  'alert.account.spam':
    'Meta limite « {account} » parce que des personnes bloquent ou signalent ses messages. Envoyez moins, et seulement à ceux qui le souhaitent.',
  'alert.account.locked':
    'Meta a verrouillé le compte WhatsApp de « {account} ». Regardez son état dans WhatsApp Manager et faites-y appel.',
  'alert.account.policy':
    'Meta restreint « {account} » pour infraction à ses règles. Demandez un examen dans WhatsApp Manager.',
  'alert.account.unregistered':
    'Le numéro de « {account} » n’est pas enregistré pour la Cloud API : rien ne part. Enregistrez-le sur la page du compte.',
  'alert.account.displayName':
    'Le nom d’affichage de « {account} » n’est pas approuvé : rien ne part. Définissez-en un dans WhatsApp Manager et attendez son approbation.',
  'alert.account.sync-failed':
    'Les modèles de « {account} » n’ont pas pu être synchronisés avec Meta : {reason}',
  'alert.account.restricted':
    'Meta restreint « {account} » : {what}. Regardez la raison dans la qualité du compte chez Meta, et demandez-y un examen.',
  'alert.account.restrictedUntil':
    'Meta restreint « {account} » jusqu’au {until} : {what}. Regardez la raison dans la qualité du compte chez Meta, et demandez-y un examen.',
  'alert.account.banned':
    'Meta a désactivé le compte WhatsApp de « {account} » : rien ne part. Demandez un examen dans la qualité du compte chez Meta.',
  'alert.account.banScheduled':
    'Meta va désactiver le compte WhatsApp de « {account} » ({date}). Regardez la raison dans la qualité du compte chez Meta, et demandez un examen avant cette date.',
  'alert.account.violation':
    'Selon Meta, « {account} » enfreint ses règles : {violation}. Regardez ce qui est visé dans la qualité du compte chez Meta, et n’envoyez plus rien de tel.',
  'alert.account.deleted':
    'Le compte WhatsApp de « {account} » a été supprimé chez Meta : rien ne part. Connectez-en un autre, ou demandez qui l’a fait.',
  'alert.account.disconnected':
    '« {account} » a été déconnecté chez Meta : {reason}. Reconnectez-le, puis testez ici la connexion.',
  'alert.account.reviewRejected':
    'Meta a rejeté le compte WhatsApp de « {account} ». Regardez la raison dans la qualité du compte chez Meta, et demandez un nouvel examen.',
  'alert.account.nameRejected':
    'Meta a rejeté le nom d’affichage « {name} » de « {account} » : {reason}. Soumettez-en un autre dans WhatsApp Manager.',
  'alert.account.limitLowered':
    'Meta a abaissé la limite d’envoi de « {account} » de {from} à {to}. Envoyez moins, et seulement à ceux qui le souhaitent.',
  'alert.account.pinReset':
    'Quelqu’un demande à désactiver le PIN de « {account} ». Si ce n’est personne de chez vous, refusez-le tout de suite dans WhatsApp Manager.',
  'alert.account.pinOff':
    'Le PIN de « {account} » est désactivé. Définissez-en un nouveau dans WhatsApp Manager.',
  'alert.account.pinChanged':
    'Le PIN de « {account} » a été changé. Si ce n’est personne de chez vous, définissez-en un autre tout de suite dans WhatsApp Manager.',
  'alert.account.notice': 'Meta indique à « {account} » : {reason}',
  'alert.campaign.paused':
    'La campagne « {campaign} » est arrêtée : {reason} Reprenez-la, ou annulez le reste.',
  'alert.webhook.forged':
    '{count} appels du webhook en une heure étaient signés avec une autre clé secrète que celles enregistrées ici. Si ce que Meta transmet n’arrive pas, saisissez la clé secrète de l’application abonnée.',
  'alert.forwarding':
    'Les webhooks ne peuvent pas être transmis à {target} : {reason}. Examinez ce système, ou retirez-le de webhook.forwardTo.',
  'alert.account.secrets':
    'Les secrets de « {account} » ne peuvent pas être lus : la clé de chiffrement a changé. Saisissez-les à nouveau.',
  'alert.automation.failures':
    'L’automatisation « {automation} » est en pause. Elle a échoué {count} fois de suite, la dernière ainsi : {reason}',
  'alert.automation.tooOften':
    'L’automatisation « {automation} » est en pause : elle aurait continué plus de {limit} fois en une heure.',
  'alert.automation.tooMany':
    'L’automatisation « {automation} » est en pause : elle a plus à faire que {limit} fois par heure ne le permettent en un jour.',
  'alert.account.tokenEndsSoon':
    'Le jeton d’accès de « {account} » expire le {at}, et avec lui tout envoi. Créez-en un qui n’expire jamais, et remplacez-le.',
  'alert.account.tokenEndsNow':
    'Le jeton d’accès de « {account} » expire d’ici un jour, le {at}, et avec lui tout envoi. Remplacez-le maintenant.',
  'alert.account.notSubscribed':
    'L’application de « {account} » n’est plus abonnée : ni réponses ni coches n’arrivent. Abonnez-la sous Mise en service et santé.',
  'alert.account.callbackChanged':
    'Meta appelle {url} pour « {account} », et non plus ce Strapi. Définissez le rappel à nouveau sous Mise en service et santé.',
  'alert.account.graphVersion':
    'Meta met fin à la version {version} de son API, que parle « {account} ». Mettez le plugin à jour, ou définissez graph.version.',
};
