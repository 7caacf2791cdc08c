import { useTheme } from 'styled-components';

interface PluginIconProps extends Omit<React.SVGProps<SVGSVGElement>, 'fill'> {
  /** A colour of the theme, e.g. `neutral500`, or one of CSS. */
  fill?: string;
}

/** The plugin's sign in the menu: a speech bubble with two ticks. */
export function PluginIcon({ fill = 'currentColor', ...props }: PluginIconProps) {
  const { colors } = useTheme();
  const colour = fill in colors ? colors[fill as keyof typeof colors] : fill;
  return (
    <svg width="1.6rem" height="1.6rem" viewBox="0 0 32 32" fill="none" aria-hidden {...props}>
      <path
        d="M7 5h18a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H14l-6.3 4.7a.45.45 0 0 1-.7-.4V24a4 4 0 0 1-4-4V9a4 4 0 0 1 4-4Z"
        stroke={colour}
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path
        d="m9 14.8 3.3 3.4 6-7M15.6 18.2l6.6-7"
        stroke={colour}
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
