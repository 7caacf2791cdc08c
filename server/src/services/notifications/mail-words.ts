import type { TemplateChange } from '../../../../shared/domain/template/changes';
import type { SpokenLanguage } from '../../../../shared/domain/spoken-language';

type Params = TemplateChange['params'];

/** What became of a template, and what is to be done; `what` goes on after its name. */
interface ChangeWords {
  what: (params: Params) => string;
  action: string;
}

/** What mails say in one language. */
export interface MailWords {
  /** Of templates, by the kind of change. */
  changes: Record<ChangeKind, ChangeWords>;
  /** The template by its name, of an account where one is known. */
  template: (named: string, account: string | null, what: string) => string;
  templateSubject: (named: string, what: string) => string;
  several: (count: number) => string;
  from: string;
  why: string;
  recommends: string;
  action: string;
  account: (name: string) => string;
  campaign: (name: string) => string;
  automation: (name: string) => string;
  forwarding: (name: string) => string;
  somebody: string;
  written: (name: string) => string;
  waits: (name: string) => string;
}

/** The changes that mails tell of. */
export const CHANGE_KINDS = [
  'approved',
  'rejected',
  'paused',
  'unpaused',
  'disabled',
  'quality-changed',
  'reinstated',
  'category-notice',
  'category-changed',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What mails say, by the language of whoever gets them. */
export const MAIL_WORDS: Record<SpokenLanguage, MailWords> = {
  en: {
    changes: {
      approved: { what: () => 'was approved by Meta', action: 'It can be sent now.' },
      rejected: {
        what: () => 'was rejected by Meta',
        action: 'Change it as Meta asks, then submit it again.',
      },
      paused: {
        what: () => 'was paused by Meta',
        action:
          'It cannot be sent now. Look at who receives it and what it says; Meta ends the pause by itself, or once it was changed and approved.',
      },
      unpaused: { what: () => 'is no longer paused', action: 'It can be sent again.' },
      disabled: {
        what: () => 'was disabled by Meta',
        action: 'It cannot be sent any more. Write a new one that people are glad to receive.',
      },
      'quality-changed': {
        what: ({ to }) => `has quality ${to} by what people think of it`,
        action:
          'Meta may pause it. Send it to people who expect it, and make clear why they get it and how they can stop it.',
      },
      reinstated: { what: () => 'was reinstated by Meta', action: 'It can be sent again.' },
      'category-notice': {
        what: ({ from, to }) => `will be changed by Meta from ${from} to ${to}`,
        action:
          'Prices and rules change with the category. Ask Meta for a review in WhatsApp Manager, or write a text that fits the category.',
      },
      'category-changed': {
        what: ({ from, to }) => `was changed by Meta from ${from} to ${to}`,
        action:
          'Prices and rules have changed with it. Meta can be asked for a review within 60 days, in WhatsApp Manager.',
      },
    },
    template: (named, account, what) =>
      `The template ${named}${account ? ` of ${account}` : ''} ${what}.`,
    templateSubject: (named, what) => `WhatsApp template ${named} ${what}`,
    several: (count) => `${count} changes to your WhatsApp templates`,
    from: 'From',
    why: 'Why',
    recommends: 'Meta recommends',
    action: 'What to do',
    account: (name) => `WhatsApp account “${name}” needs attention`,
    campaign: (name) => `WhatsApp campaign “${name}” stands still`,
    automation: (name) => `WhatsApp automation “${name}” stands still`,
    forwarding: (name) => `WhatsApp webhooks are not taken by ${name}`,
    somebody: 'Somebody',
    written: (name) => `${name} has written on WhatsApp`,
    waits: (name) => `${name} has written to you on WhatsApp and waits for an answer.`,
  },
  de: {
    changes: {
      approved: {
        what: () => 'wurde von Meta genehmigt',
        action: 'Sie kann jetzt gesendet werden.',
      },
      rejected: {
        what: () => 'wurde von Meta abgelehnt',
        action: 'Ändern Sie sie, wie Meta es verlangt, und reichen Sie sie erneut ein.',
      },
      paused: {
        what: () => 'wurde von Meta pausiert',
        action:
          'Sie kann jetzt nicht gesendet werden. Sehen Sie nach, wer sie bekommt und was sie sagt; Meta beendet die Pause von selbst oder wenn sie geändert und genehmigt wurde.',
      },
      unpaused: {
        what: () => 'ist nicht mehr pausiert',
        action: 'Sie kann wieder gesendet werden.',
      },
      disabled: {
        what: () => 'wurde von Meta deaktiviert',
        action:
          'Sie kann nicht mehr gesendet werden. Schreiben Sie eine neue, die man gern bekommt.',
      },
      'quality-changed': {
        what: ({ to }) => `hat nach dem Urteil der Empfänger die Qualität ${to}`,
        action:
          'Meta pausiert sie vielleicht. Senden Sie sie an Personen, die sie erwarten, und sagen Sie, warum man sie bekommt und wie man sie abbestellt.',
      },
      reinstated: {
        what: () => 'wurde von Meta wieder zugelassen',
        action: 'Sie kann wieder gesendet werden.',
      },
      'category-notice': {
        what: ({ from, to }) => `wird von Meta von ${from} zu ${to} geändert`,
        action:
          'Mit der Kategorie ändern sich Preise und Regeln. Bitten Sie Meta im WhatsApp Manager um eine Überprüfung, oder schreiben Sie einen Text, der zur Kategorie passt.',
      },
      'category-changed': {
        what: ({ from, to }) => `wurde von Meta von ${from} zu ${to} geändert`,
        action:
          'Preise und Regeln haben sich damit geändert. Innerhalb von 60 Tagen kann Meta im WhatsApp Manager um eine Überprüfung gebeten werden.',
      },
    },
    template: (named, account, what) =>
      `Die Vorlage ${named}${account ? ` von ${account}` : ''} ${what}.`,
    templateSubject: (named, what) => `WhatsApp-Vorlage ${named} ${what}`,
    several: (count) => `${count} Änderungen an Ihren WhatsApp-Vorlagen`,
    from: 'Ab',
    why: 'Warum',
    recommends: 'Meta empfiehlt',
    action: 'Was zu tun ist',
    account: (name) => `Das WhatsApp-Konto „${name}“ braucht Aufmerksamkeit`,
    campaign: (name) => `Die WhatsApp-Kampagne „${name}“ steht still`,
    automation: (name) => `Die WhatsApp-Automatisierung „${name}“ steht still`,
    forwarding: (name) => `WhatsApp-Webhooks werden von ${name} nicht angenommen`,
    somebody: 'Jemand',
    written: (name) => `${name} hat auf WhatsApp geschrieben`,
    waits: (name) => `${name} hat Ihnen auf WhatsApp geschrieben und wartet auf eine Antwort.`,
  },
  es: {
    changes: {
      approved: { what: () => 'fue aprobada por Meta', action: 'Ya se puede enviar.' },
      rejected: {
        what: () => 'fue rechazada por Meta',
        action: 'Cámbiela como pide Meta y vuelva a enviarla a revisión.',
      },
      paused: {
        what: () => 'fue pausada por Meta',
        action:
          'Ahora no se puede enviar. Mire quién la recibe y qué dice; Meta termina la pausa por sí sola o cuando se haya cambiado y aprobado.',
      },
      unpaused: { what: () => 'ya no está en pausa', action: 'Se puede enviar de nuevo.' },
      disabled: {
        what: () => 'fue desactivada por Meta',
        action: 'Ya no se puede enviar. Escriba una nueva que se reciba con gusto.',
      },
      'quality-changed': {
        what: ({ to }) => `tiene la calidad ${to} según quienes la reciben`,
        action:
          'Meta puede pausarla. Envíela a quienes la esperan y deje claro por qué la reciben y cómo darse de baja.',
      },
      reinstated: { what: () => 'fue restablecida por Meta', action: 'Se puede enviar de nuevo.' },
      'category-notice': {
        what: ({ from, to }) => `será cambiada por Meta de ${from} a ${to}`,
        action:
          'Con la categoría cambian los precios y las reglas. Pida a Meta una revisión en WhatsApp Manager o escriba un texto que encaje en la categoría.',
      },
      'category-changed': {
        what: ({ from, to }) => `fue cambiada por Meta de ${from} a ${to}`,
        action:
          'Con ello han cambiado los precios y las reglas. Se puede pedir a Meta una revisión en un plazo de 60 días, en WhatsApp Manager.',
      },
    },
    template: (named, account, what) =>
      `La plantilla ${named}${account ? ` de ${account}` : ''} ${what}.`,
    templateSubject: (named, what) => `La plantilla de WhatsApp ${named} ${what}`,
    several: (count) => `${count} cambios en sus plantillas de WhatsApp`,
    from: 'Desde',
    why: 'Por qué',
    recommends: 'Meta recomienda',
    action: 'Qué hacer',
    account: (name) => `La cuenta de WhatsApp «${name}» necesita atención`,
    campaign: (name) => `La campaña de WhatsApp «${name}» está detenida`,
    automation: (name) => `La automatización de WhatsApp «${name}» está detenida`,
    forwarding: (name) => `${name} no acepta los webhooks de WhatsApp`,
    somebody: 'Alguien',
    written: (name) => `${name} ha escrito por WhatsApp`,
    waits: (name) => `${name} le ha escrito por WhatsApp y espera una respuesta.`,
  },
  fr: {
    changes: {
      approved: {
        what: () => 'a été approuvé par Meta',
        action: 'Il peut être envoyé maintenant.',
      },
      rejected: {
        what: () => 'a été refusé par Meta',
        action: 'Modifiez-le comme Meta le demande, puis soumettez-le à nouveau.',
      },
      paused: {
        what: () => 'a été mis en pause par Meta',
        action:
          'Il ne peut pas être envoyé pour l’instant. Regardez qui le reçoit et ce qu’il dit ; Meta met fin à la pause d’elle-même, ou lorsqu’il a été modifié et approuvé.',
      },
      unpaused: { what: () => 'n’est plus en pause', action: 'Il peut être envoyé à nouveau.' },
      disabled: {
        what: () => 'a été désactivé par Meta',
        action: 'Il ne peut plus être envoyé. Écrivez-en un nouveau que l’on reçoit avec plaisir.',
      },
      'quality-changed': {
        what: ({ to }) => `a la qualité ${to} d’après les destinataires`,
        action:
          'Meta peut le mettre en pause. Envoyez-le à qui l’attend, et dites clairement pourquoi on le reçoit et comment ne plus le recevoir.',
      },
      reinstated: {
        what: () => 'a été rétabli par Meta',
        action: 'Il peut être envoyé à nouveau.',
      },
      'category-notice': {
        what: ({ from, to }) => `va être changé par Meta de ${from} à ${to}`,
        action:
          'Les prix et les règles changent avec la catégorie. Demandez à Meta un réexamen dans WhatsApp Manager, ou écrivez un texte qui convient à la catégorie.',
      },
      'category-changed': {
        what: ({ from, to }) => `a été changé par Meta de ${from} à ${to}`,
        action:
          'Les prix et les règles ont changé avec elle. Un réexamen peut être demandé à Meta dans les 60 jours, dans WhatsApp Manager.',
      },
    },
    template: (named, account, what) =>
      `Le modèle ${named}${account ? ` de ${account}` : ''} ${what}.`,
    templateSubject: (named, what) => `Le modèle WhatsApp ${named} ${what}`,
    several: (count) => `${count} changements de vos modèles WhatsApp`,
    from: 'À partir de',
    why: 'Pourquoi',
    recommends: 'Meta recommande',
    action: 'Que faire',
    account: (name) => `Le compte WhatsApp « ${name} » demande votre attention`,
    campaign: (name) => `La campagne WhatsApp « ${name} » est à l’arrêt`,
    automation: (name) => `L’automatisation WhatsApp « ${name} » est à l’arrêt`,
    forwarding: (name) => `${name} n’accepte pas les webhooks WhatsApp`,
    somebody: 'Quelqu’un',
    written: (name) => `${name} a écrit sur WhatsApp`,
    waits: (name) => `${name} vous a écrit sur WhatsApp et attend une réponse.`,
  },
  'pt-BR': {
    changes: {
      approved: { what: () => 'foi aprovado pela Meta', action: 'Ele já pode ser enviado.' },
      rejected: {
        what: () => 'foi rejeitado pela Meta',
        action: 'Altere-o como a Meta pede e envie-o de novo para análise.',
      },
      paused: {
        what: () => 'foi pausado pela Meta',
        action:
          'Ele não pode ser enviado agora. Veja quem o recebe e o que ele diz; a Meta encerra a pausa por conta própria ou quando ele for alterado e aprovado.',
      },
      unpaused: { what: () => 'não está mais pausado', action: 'Ele pode ser enviado de novo.' },
      disabled: {
        what: () => 'foi desativado pela Meta',
        action: 'Ele não pode mais ser enviado. Escreva um novo, que as pessoas gostem de receber.',
      },
      'quality-changed': {
        what: ({ to }) => `tem a qualidade ${to} segundo quem o recebe`,
        action:
          'A Meta pode pausá-lo. Envie-o a quem o espera e deixe claro por que a pessoa o recebe e como parar de receber.',
      },
      reinstated: {
        what: () => 'foi restabelecido pela Meta',
        action: 'Ele pode ser enviado de novo.',
      },
      'category-notice': {
        what: ({ from, to }) => `será mudado pela Meta de ${from} para ${to}`,
        action:
          'Preços e regras mudam com a categoria. Peça uma revisão à Meta no WhatsApp Manager ou escreva um texto que combine com a categoria.',
      },
      'category-changed': {
        what: ({ from, to }) => `foi mudado pela Meta de ${from} para ${to}`,
        action:
          'Preços e regras mudaram com isso. É possível pedir uma revisão à Meta em até 60 dias, no WhatsApp Manager.',
      },
    },
    template: (named, account, what) =>
      `O modelo ${named}${account ? ` de ${account}` : ''} ${what}.`,
    templateSubject: (named, what) => `O modelo do WhatsApp ${named} ${what}`,
    several: (count) => `${count} mudanças nos seus modelos do WhatsApp`,
    from: 'A partir de',
    why: 'Por quê',
    recommends: 'A Meta recomenda',
    action: 'O que fazer',
    account: (name) => `A conta do WhatsApp “${name}” precisa de atenção`,
    campaign: (name) => `A campanha do WhatsApp “${name}” está parada`,
    automation: (name) => `A automação do WhatsApp “${name}” está parada`,
    forwarding: (name) => `${name} não aceita os webhooks do WhatsApp`,
    somebody: 'Alguém',
    written: (name) => `${name} escreveu no WhatsApp`,
    waits: (name) => `${name} escreveu para você no WhatsApp e espera uma resposta.`,
  },
};
