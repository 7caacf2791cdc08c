import type { DefaultTheme } from 'styled-components';
import { bubbleColours } from '../../../components/WhatsAppBubble/colours';

/** A red that can be read on the ground behind bubbles, in the light and in the dark. */
export const problemColour = (theme: DefaultTheme): string => bubbleColours(theme, 'in').error;
