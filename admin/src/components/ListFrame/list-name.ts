/** The lists in this frame; each has its own texts for everything that the frame says. */
export type ListName = 'messages' | 'contacts' | 'campaigns' | 'webhookLog';
