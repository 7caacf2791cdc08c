import type { SpokenLanguage } from '../../../../shared/domain/spoken-language';

interface Words {
  title: string;
  heading: string;
  text: string;
}

const WORDS: Record<SpokenLanguage, Words> = {
  en: {
    title: 'Link not found',
    heading: 'This link does not lead anywhere',
    text: 'It is not complete, or what it led to has been removed. Open it from the message itself; if that does not help, ask whoever sent you the message.',
  },
  de: {
    title: 'Link nicht gefunden',
    heading: 'Dieser Link führt nirgendwohin',
    text: 'Er ist nicht vollständig, oder sein Ziel wurde entfernt. Öffnen Sie ihn aus der Nachricht selbst; hilft das nicht, fragen Sie, wer Ihnen die Nachricht geschickt hat.',
  },
  es: {
    title: 'Enlace no encontrado',
    heading: 'Este enlace no lleva a ninguna parte',
    text: 'No está completo, o se ha eliminado aquello a lo que llevaba. Ábralo desde el propio mensaje; si no sirve, pregunte a quien le envió el mensaje.',
  },
  fr: {
    title: 'Lien introuvable',
    heading: 'Ce lien ne mène nulle part',
    text: 'Il est incomplet, ou ce vers quoi il menait a été supprimé. Ouvrez-le depuis le message lui-même ; si cela ne suffit pas, demandez à la personne qui vous a envoyé le message.',
  },
  'pt-BR': {
    title: 'Link não encontrado',
    heading: 'Este link não leva a lugar nenhum',
    text: 'Ele está incompleto, ou aquilo a que levava foi removido. Abra-o na própria mensagem; se não adiantar, pergunte a quem lhe enviou a mensagem.',
  },
};

/** What a person sees whose link is not known here: no script, and nothing about this server. */
export function notFoundPage(language: SpokenLanguage): string {
  const { title, heading, text } = WORDS[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1rem }</style>
</head>
<body>
<h1>${heading}</h1>
<p>${text}</p>
</body>
</html>
`;
}
