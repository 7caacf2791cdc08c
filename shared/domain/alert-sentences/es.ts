import type { AlertSentences } from './alert-sentences';

/** What alerts say in Spanish. */
export const es: AlertSentences = {
  'alert.template.rejected': 'Meta ha rechazado «{template}» ({language}): {reason}',
  'alert.template.paused':
    'Meta ha puesto en pausa «{template}» ({language}), así que ahora no se puede enviar: {reason}',
  'alert.template.disabled':
    'Meta ha desactivado «{template}» ({language}), así que ya no se puede enviar: {reason}',
  'alert.template.category-notice':
    'Meta va a cambiar «{template}» ({language}) de {from} a {to}; los precios y las reglas cambian con ello.',
  'alert.template.category-changed':
    'Meta ha cambiado «{template}» ({language}) de {from} a {to}; los precios y las reglas han cambiado con ello.',
  'alert.template.quality':
    'A las personas no les gusta «{template}» ({language}): Meta califica su calidad como {to}. Las de calidad baja (RED) se ponen en pausa.',
  'alert.account.copied':
    'Esta base de datos viene de {from}: no sale nada por «{account}» hasta que asuma el control.',
  'alert.account.held': 'No sale nada por «{account}»: {reason}',
  'alert.account.payment':
    'Meta rechaza mensajes de «{account}» por un problema de pago. Ponga en orden el método de pago en la facturación de Meta.',
  'alert.account.spam':
    'Meta limita «{account}» porque las personas bloquean o denuncian sus mensajes. Envíe menos, y solo a quienes lo quieran.',
  'alert.account.locked':
    'Meta ha bloqueado la cuenta de WhatsApp de «{account}». Mire su estado en WhatsApp Manager y apele allí.',
  'alert.account.policy':
    'Meta restringe «{account}» por infringir su política. Pida una revisión en WhatsApp Manager.',
  'alert.account.unregistered':
    'El número de «{account}» no está registrado para la Cloud API, así que no sale nada. Regístrelo en la página de la cuenta.',
  'alert.account.displayName':
    'El nombre para mostrar de «{account}» no está aprobado, así que no sale nada. Indique uno en WhatsApp Manager y espere su aprobación.',
  'alert.account.sync-failed':
    'Las plantillas de «{account}» no se pudieron poner al día con Meta: {reason}',
  'alert.account.restricted':
    'Meta restringe «{account}»: {what}. Mire el motivo en la calidad de la cuenta de Meta y pida allí una revisión.',
  'alert.account.restrictedUntil':
    'Meta restringe «{account}» hasta {until}: {what}. Mire el motivo en la calidad de la cuenta de Meta y pida allí una revisión.',
  'alert.account.banned':
    'Meta ha desactivado la cuenta de WhatsApp de «{account}», así que no sale nada. Pida una revisión en la calidad de la cuenta de Meta.',
  'alert.account.banScheduled':
    'Meta va a desactivar la cuenta de WhatsApp de «{account}» ({date}). Mire el motivo en la calidad de la cuenta de Meta y pida una revisión antes.',
  'alert.account.violation':
    'Meta dice que «{account}» infringe su política: {violation}. Mire a qué se refiere en la calidad de la cuenta de Meta y no envíe más de eso.',
  'alert.account.deleted':
    'La cuenta de WhatsApp de «{account}» se eliminó en Meta, así que no sale nada. Conecte otra o pregunte quién lo hizo.',
  'alert.account.disconnected':
    '«{account}» se desconectó en Meta: {reason}. Conéctela de nuevo y después pruebe aquí la conexión.',
  'alert.account.reviewRejected':
    'Meta ha rechazado la cuenta de WhatsApp de «{account}». Mire el motivo en la calidad de la cuenta de Meta y pida otra revisión.',
  'alert.account.nameRejected':
    'Meta ha rechazado el nombre para mostrar «{name}» de «{account}»: {reason}. Envíe otro en WhatsApp Manager.',
  'alert.account.limitLowered':
    'Meta ha reducido el límite de mensajes de «{account}» de {from} a {to}. Envíe menos, y solo a quienes lo quieran.',
  'alert.account.pinReset':
    'Alguien pide desactivar el PIN de «{account}». Si no fue nadie de los suyos, rechácelo de inmediato en WhatsApp Manager.',
  'alert.account.pinOff':
    'El PIN de «{account}» está desactivado. Fije uno nuevo en WhatsApp Manager.',
  'alert.account.pinChanged':
    'Se cambió el PIN de «{account}». Si no fue nadie de los suyos, fije otro de inmediato en WhatsApp Manager.',
  'alert.account.notice': 'Meta comunica a «{account}»: {reason}',
  'alert.campaign.paused':
    'La campaña «{campaign}» está detenida: {reason} Reanúdela o cancele el resto.',
  'alert.webhook.forged':
    '{count} llamadas del webhook en una hora estaban firmadas con una clave secreta de la app distinta de las guardadas aquí. Si las novedades de Meta no llegan, introduzca la clave secreta de la app suscrita.',
  'alert.forwarding':
    'No se pueden reenviar webhooks a {target}: {reason}. Revise ese sistema o quítelo de webhook.forwardTo.',
  'alert.account.secrets':
    'No se pueden leer los secretos de «{account}»: la clave de cifrado ha cambiado. Introdúzcalos de nuevo.',
  'alert.automation.failures':
    'La automatización «{automation}» está en pausa. Ha fallado {count} veces seguidas, la última así: {reason}',
  'alert.automation.tooOften':
    'La automatización «{automation}» está en pausa: se habría ejecutado más de {limit} veces en una hora.',
  'alert.automation.tooMany':
    'La automatización «{automation}» está en pausa: tiene más que hacer de lo que caben en un día {limit} veces por hora.',
  'alert.account.tokenEndsSoon':
    'El token de acceso de «{account}» caduca el {at}, y con él termina todo envío. Cree uno que no caduque nunca y reemplácelo.',
  'alert.account.tokenEndsNow':
    'El token de acceso de «{account}» caduca en menos de un día, el {at}, y con él termina todo envío. Reemplácelo ahora.',
  'alert.account.notSubscribed':
    'La app de «{account}» ya no está suscrita: no llegan respuestas ni marcas de entrega. Suscríbala en Configuración y estado.',
  'alert.account.callbackChanged':
    'Meta llama a {url} para «{account}», y ya no a este Strapi. Fije de nuevo la devolución de llamada en Configuración y estado.',
  'alert.account.graphVersion':
    'Meta retira la versión {version} de su API, que usa «{account}». Actualice el plugin o configure graph.version.',
};
