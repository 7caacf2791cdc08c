import type { MessageState } from '../../../../shared/domain/message/message';

const ONE = <path d="m3.5 9 3.5 3.5L14 4.5" />;
const TWO = <path d="m1 9 3.5 3.5 7.5-8M8.5 11.2l1.3 1.3 7.7-8" />;
const RING = <circle cx="9" cy="8.5" r="6.2" />;

const SHAPES: Record<MessageState, React.ReactNode> = {
  queued: (
    <>
      {RING}
      <path d="M9 5v3.7l2.4 1.5" />
    </>
  ),
  sending: <path d="M9 13.5v-10M5 7l4-3.8L13 7M4 15.2h10" />,
  accepted: ONE,
  sent: ONE,
  delivered: TWO,
  read: TWO,
  played: TWO,
  failed: (
    <>
      {RING}
      <path d="M9 5v4.2M9 11.6v.2" />
    </>
  ),
  uncertain: (
    <>
      {RING}
      <path d="M7.1 6.9C7.2 5.7 8 5.1 9 5.1s1.9.7 1.9 1.7c0 1.5-1.9 1.5-1.9 2.9M9 11.8v.1" />
    </>
  ),
  cancelled: (
    <>
      {RING}
      <path d="m4.8 4.3 8.4 8.4" />
    </>
  ),
  received: <path d="M9 3.5v9M5 9l4 3.8L13 9" />,
};

/** The sign of a message's state, drawn in the colour of the text around it. */
export function TickIcon({ state }: { state: MessageState }) {
  return (
    <svg
      width="18"
      height="17"
      viewBox="0 0 18 17"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
      aria-hidden
    >
      {SHAPES[state]}
    </svg>
  );
}
