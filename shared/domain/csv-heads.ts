import type { SpokenLanguage } from './spoken-language';

/** The heads of columns in files, in English and by what they are called elsewhere. */
const HEADS = {
  'Created at': ['Erstellt am', 'Creado el', 'Créé le', 'Criado em'],
  Direction: ['Richtung', 'Dirección', 'Sens', 'Direção'],
  Name: ['Name', 'Nombre', 'Nom', 'Nome'],
  Phone: ['Telefon', 'Teléfono', 'Téléphone', 'Telefone'],
  Type: ['Art', 'Tipo', 'Type', 'Tipo'],
  Text: ['Text', 'Texto', 'Texte', 'Texto'],
  State: ['Zustand', 'Estado', 'État', 'Estado'],
  'Sent at': ['Gesendet am', 'Enviado el', 'Envoyé le', 'Enviado em'],
  'Delivered at': ['Zugestellt am', 'Entregado el', 'Distribué le', 'Entregue em'],
  'Read at': ['Gelesen am', 'Leído el', 'Lu le', 'Lido em'],
  'Failed at': ['Fehlgeschlagen am', 'Falló el', 'Échoué le', 'Falhou em'],
  Failure: ['Fehler', 'Error', 'Échec', 'Falha'],
  'Failure type': ['Art des Fehlers', 'Tipo de error', 'Type d’échec', 'Tipo de falha'],
  'Error code': ['Fehlercode', 'Código de error', 'Code d’erreur', 'Código de erro'],
  Clicks: ['Klicks', 'Clics', 'Clics', 'Cliques'],
  Template: ['Vorlage', 'Plantilla', 'Modèle', 'Modelo'],
  Language: ['Sprache', 'Idioma', 'Langue', 'Idioma'],
  Campaign: ['Kampagne', 'Campaña', 'Campagne', 'Campanha'],
  Automation: ['Automatisierung', 'Automatización', 'Automatisation', 'Automação'],
  Account: ['Konto', 'Cuenta', 'Compte', 'Conta'],
  'Sent by': ['Gesendet von', 'Enviado por', 'Envoyé par', 'Enviado por'],
  Source: ['Quelle', 'Origen', 'Source', 'Origem'],
  'Record type': ['Art des Eintrags', 'Tipo de registro', 'Type d’entrée', 'Tipo de registro'],
  'Record id': ['ID des Eintrags', 'ID del registro', 'ID de l’entrée', 'ID do registro'],
  'Message id': ['ID der Nachricht', 'ID del mensaje', 'ID du message', 'ID da mensagem'],
  Position: ['Position', 'Posición', 'Position', 'Posição'],
  Line: ['Zeile', 'Línea', 'Ligne', 'Linha'],
  Typed: ['Geschrieben als', 'Escrito como', 'Écrit', 'Escrito como'],
  Check: ['Prüfung', 'Comprobación', 'Vérification', 'Verificação'],
  Problems: ['Probleme', 'Problemas', 'Problèmes', 'Problemas'],
  Excluded: ['Ausgelassen', 'Excluido', 'Exclu', 'Excluído'],
} as const satisfies Record<string, readonly [de: string, es: string, fr: string, pt: string]>;

/** The head of a column, in English. */
export type CsvHead = keyof typeof HEADS;

const PLACES = { de: 0, es: 1, fr: 2, 'pt-BR': 3 } as const;

/** What columns are called in a language. */
export const headsIn = (language: SpokenLanguage, heads: readonly CsvHead[]): string[] =>
  heads.map((head) => (language === 'en' ? head : HEADS[head][PLACES[language]]));
