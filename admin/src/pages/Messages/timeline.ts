import {
  MESSAGE_STATES,
  STATE_TIMES,
  type MessageState,
  type StateTime,
} from '../../../../shared/domain/message/message';

/** A state that a message has been in, since when, and how long after the one before. */
export interface Step {
  state: MessageState;
  time: string;
  /** Milliseconds since the step before; null for the first. */
  gap: number | null;
}

/** The life of a message so far, in the order in which things happened. */
export function timelineOf(times: Partial<Record<StateTime, string | null>>): Step[] {
  const steps = MESSAGE_STATES.flatMap((state) => {
    const time = times[STATE_TIMES[state]];
    return time ? [{ state, time }] : [];
  });
  // Meta tells whole seconds; within one, the order of the states is the order of events.
  const second = ({ time }: { time: string }) => Math.floor(Date.parse(time) / 1000);
  steps.sort((a, b) => second(a) - second(b));
  return steps.map((step, index) => {
    const before = steps[index - 1];
    const gap = before ? Date.parse(step.time) - Date.parse(before.time) : null;
    return { ...step, gap: gap === null ? null : Math.max(0, gap) };
  });
}
