/** The lists in this frame that can be searched; each has its own texts for everything that the frame says. */
export type SearchedListName = 'messages' | 'contacts' | 'campaigns' | 'automations' | 'webhookLog';

/** The lists in this frame. */
export type ListName = SearchedListName | 'runs' | 'history';
