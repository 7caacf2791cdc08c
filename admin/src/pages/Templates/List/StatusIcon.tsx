import {
  Archive,
  CheckCircle,
  Clock,
  CrossCircle,
  Lock,
  MinusCircle,
  Pencil,
  Question,
  Trash,
  WarningCircle,
} from '@strapi/icons';
import type { TemplateStatus } from '../../../../../shared/domain/template/lifecycle';

const LOOKS: Record<string, { Icon: typeof Clock; colour: string }> = {
  DRAFT: { Icon: Pencil, colour: 'neutral600' },
  PENDING: { Icon: Clock, colour: 'secondary600' },
  APPROVED: { Icon: CheckCircle, colour: 'success600' },
  REJECTED: { Icon: CrossCircle, colour: 'danger600' },
  PAUSED: { Icon: MinusCircle, colour: 'warning600' },
  DISABLED: { Icon: Lock, colour: 'danger600' },
  IN_APPEAL: { Icon: Clock, colour: 'secondary600' },
  PENDING_DELETION: { Icon: Trash, colour: 'warning600' },
  DELETED: { Icon: Trash, colour: 'danger600' },
  LIMIT_EXCEEDED: { Icon: WarningCircle, colour: 'danger600' },
  ARCHIVED: { Icon: Archive, colour: 'neutral600' },
};

/** The sign of a status beside its words; its colour says nothing that the shape does not. */
export function StatusIcon({ status }: { status: TemplateStatus }) {
  const { Icon, colour } = LOOKS[status] ?? { Icon: Question, colour: 'neutral600' };
  return <Icon aria-hidden width="1.4rem" height="1.4rem" fill={colour} />;
}
