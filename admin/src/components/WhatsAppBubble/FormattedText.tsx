import { Fragment, useMemo } from 'react';
import { styled } from 'styled-components';
import type { BubbleRun } from '../../../../shared/domain/template/preview';
import { parseFormatting, toLines, type FormattedNode, type Span } from './parse-formatting';

const TAGS = { bold: 'strong', italic: 'em', strike: 's', mono: 'code' } as const;

const Paragraph = styled.span`
  display: block;
  min-height: 1.4em;

  strong {
    font-weight: 600;
  }
  em {
    font-style: italic;
  }
  code {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 0.95em;
  }
`;

/** Points a run out without moving the words around it. */
const MARKED = `
  background: color-mix(in srgb, currentcolor 16%, transparent);
  border-radius: 3px;
  text-decoration: underline 2px;
  text-underline-offset: 3px;
`;

const Missing = styled.mark<{ $isMarked: boolean }>`
  color: inherit;
  background: transparent;
  border: 1px dashed currentcolor;
  border-radius: 4px;
  padding-inline: 3px;
  font-weight: 600;
  ${({ $isMarked }) => $isMarked && MARKED}
`;

const Value = styled.span<{ $isMarked: boolean }>`
  ${({ $isMarked }) => $isMarked && MARKED}
`;

interface FormattedTextProps {
  runs: BubbleRun[];
  /** The variable to point out, by its key. */
  markedVariable?: string | null;
  /** Shows marks as they are written: headers have no formatting. */
  isPlain?: boolean;
}

/** A text with WhatsApp's formatting, each line in its own writing direction. */
export function FormattedText({
  runs,
  markedVariable = null,
  isPlain = false,
}: FormattedTextProps) {
  const { text, placed, lines } = useMemo(() => read(runs, isPlain), [runs, isPlain]);

  const show = (node: FormattedNode): React.ReactNode => {
    if (node.type !== 'text') {
      const Tag = TAGS[node.type];
      return <Tag key={node.start}>{node.children.map(show)}</Tag>;
    }
    return placed
      .filter(({ start, end }) => start < node.end && end > node.start)
      .map(({ run, start, end }) => {
        const words = text.slice(Math.max(start, node.start), Math.min(end, node.end));
        const key = Math.max(start, node.start);
        if (run.variable === undefined) return <Fragment key={key}>{words}</Fragment>;
        const Run = run.missing ? Missing : Value;
        return (
          <Run key={key} $isMarked={run.variable === markedVariable}>
            {words}
          </Run>
        );
      });
  };

  return (
    <>
      {lines.map((line, index) => (
        <Paragraph key={index} dir="auto">
          {line.map(show)}
        </Paragraph>
      ))}
    </>
  );
}

function read(runs: BubbleRun[], isPlain: boolean) {
  let offset = 0;
  const placed = runs.map((run) => {
    const start = offset;
    offset += run.text.length;
    return { run, start, end: offset };
  });
  const text = runs.map((run) => run.text).join('');
  // The underscores of {{first_name}} are not italics.
  const opaque: Span[] = isPlain
    ? [{ start: 0, end: text.length }]
    : placed.filter(({ run }) => run.missing);
  return { text, placed, lines: toLines(text, parseFormatting(text, opaque)) };
}
