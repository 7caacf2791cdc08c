import type { PresetLanguage, PresetName } from './automation';

/** What stands for the name of somebody who has none; it follows the greeting. */
export const NAMELESS: Record<PresetLanguage, string> = {
  en: 'there',
  de: 'und guten Tag',
  es: 'y buen día',
  fr: 'à vous',
  pt_BR: 'e bom dia',
};

/** What templates of presets say; `{{name}}` and `{{record}}` stand for the person and for what the record is called. */
export const PRESET_TEXTS: Record<PresetName, Record<PresetLanguage, string>> = {
  orderConfirmation: {
    en: 'Hello {{name}}, thank you for your order {{record}}. We will tell you here when it leaves.',
    de: 'Hallo {{name}}, vielen Dank für Ihre Bestellung {{record}}. Hier sagen wir Ihnen, wann sie uns verlässt.',
    es: 'Hola {{name}}, gracias por su pedido {{record}}. Le avisaremos por aquí cuando salga.',
    fr: 'Bonjour {{name}}, merci pour votre commande {{record}}. Nous vous dirons ici quand elle partira.',
    pt_BR:
      'Olá {{name}}, agradecemos o seu pedido {{record}}. Avisaremos por aqui quando ele for enviado.',
  },
  shipping: {
    en: 'Hello {{name}}, your order {{record}} has left us and is on its way to you.',
    de: 'Hallo {{name}}, Ihre Bestellung {{record}} hat uns verlassen und ist auf dem Weg zu Ihnen.',
    es: 'Hola {{name}}, su pedido {{record}} ha salido y está en camino.',
    fr: 'Bonjour {{name}}, votre commande {{record}} est partie et est en route vers vous.',
    pt_BR: 'Olá {{name}}, o seu pedido {{record}} foi enviado e está a caminho.',
  },
  appointmentReminder: {
    en: 'Hello {{name}}, this is a reminder of your appointment tomorrow: {{record}}. See you then.',
    de: 'Hallo {{name}}, wir erinnern Sie an Ihren Termin morgen: {{record}}. Bis dann.',
    es: 'Hola {{name}}, le recordamos su cita de mañana: {{record}}. Hasta entonces.',
    fr: 'Bonjour {{name}}, nous vous rappelons votre rendez-vous de demain : {{record}}. À bientôt.',
    pt_BR: 'Olá {{name}}, lembramos que você tem um horário marcado amanhã: {{record}}. Até lá.',
  },
  contactFormAnswer: {
    en: 'Hello {{name}}, your message has reached us. We will answer within one working day.',
    de: 'Hallo {{name}}, Ihre Nachricht ist bei uns angekommen. Wir antworten innerhalb eines Werktags.',
    es: 'Hola {{name}}, hemos recibido su mensaje. Responderemos en un plazo de un día hábil.',
    fr: 'Bonjour {{name}}, votre message nous est bien parvenu. Nous répondrons sous un jour ouvré.',
    pt_BR: 'Olá {{name}}, recebemos a sua mensagem. Responderemos em até um dia útil.',
  },
  newsletterWelcome: {
    en: 'Hello {{name}}, welcome! From now on you hear of our news here. Write STOP whenever you have had enough.',
    de: 'Hallo {{name}}, willkommen! Ab jetzt erfahren Sie hier unsere Neuigkeiten. Schreiben Sie STOP, wenn es genug ist.',
    es: 'Hola {{name}}, ¡le damos la bienvenida! Desde ahora recibirá aquí nuestras novedades. Escriba STOP cuando no quiera más.',
    fr: 'Bonjour {{name}}, bienvenue ! Vous recevrez désormais nos nouvelles ici. Écrivez STOP quand vous n’en voulez plus.',
    pt_BR:
      'Olá {{name}}, boas-vindas! A partir de agora você recebe aqui as nossas novidades. Escreva STOP quando não quiser mais.',
  },
  reviewRequest: {
    en: 'Hello {{name}}, we hope that you like what you have ordered. Would you tell us how it was? It takes a minute.',
    de: 'Hallo {{name}}, wir hoffen, dass Ihnen Ihre Bestellung gefällt. Sagen Sie uns, wie es war? Es dauert eine Minute.',
    es: 'Hola {{name}}, esperamos que le guste lo que ha pedido. ¿Nos cuenta qué le ha parecido? Es solo un minuto.',
    fr: 'Bonjour {{name}}, nous espérons que votre commande vous plaît. Nous diriez-vous comment c’était ? Cela prend une minute.',
    pt_BR:
      'Olá {{name}}, esperamos que você goste do que pediu. Pode nos contar como foi? Leva um minuto.',
  },
};

/** A text without the place for something that a collection does not have. */
export const withoutPlace = (text: string, place: 'name' | 'record'): string =>
  text.replace(new RegExp(`(\\s?:)?\\s?{{${place}}}`), '');
