import { BulletList, Duplicate, ExternalLink, Phone } from '@strapi/icons';
import { ReplyIcon } from './ReplyIcon';
import type { ButtonKind } from './shown-buttons';

const SIZE = { width: 14, height: 14, fill: 'currentColor', 'aria-hidden': true } as const;

/** The sign of what a button does. */
export function ButtonIcon({ kind }: { kind: ButtonKind }) {
  if (kind === 'quick_reply') return <ReplyIcon />;
  if (kind === 'url') return <ExternalLink {...SIZE} />;
  if (kind === 'phone_number') return <Phone {...SIZE} />;
  if (kind === 'copy_code' || kind === 'otp') return <Duplicate {...SIZE} />;
  return kind === 'flow' ? <BulletList {...SIZE} /> : null;
}
