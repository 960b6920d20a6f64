import type { ComponentChildren } from 'preact';

interface IconProps {
  readonly children: ComponentChildren;
  readonly weight: number;
  /** Whether it points along the line, and the other way in a language from right to left. */
  readonly points?: boolean;
}

/** Drawn on a grid of 16. Never the only thing that tells something, so screen readers pass it over. */
const Icon = ({ children, weight, points }: IconProps) => (
  <svg
    aria-hidden="true"
    data-points={points}
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width={weight}
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    {children}
  </svg>
);

export const Logo = () => (
  <Icon weight={1.3}>
    <path d="M4.7 1.3L8 6.7l3.3-5.4M6.7 10.3h2.6M6 12.3h4" />
    <rect x="3.3" y="6.7" width="9.4" height="8" rx="1.7" />
  </Icon>
);

export const SettingsIcon = () => (
  <Icon weight={1.4}>
    <path d="M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7" />
    <circle cx="11" cy="4.5" r="1.8" />
    <circle cx="5" cy="11.5" r="1.8" />
  </Icon>
);

export const RequestsIcon = () => (
  <Icon weight={1.4} points>
    <path d="M2 3.5h12M2 8h8M2 12.5h5M11.5 10.5L14 13l-2.5 2.5" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon weight={1.5}>
    <path d="M8 2l6.5 11.5h-13zM8 6.5v3M8 11.5v.1" />
  </Icon>
);

export const ErrorIcon = () => (
  <Icon weight={1.5}>
    <path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3zM8 4.8v3.7M8 11v.1" />
  </Icon>
);

export const InfoIcon = () => (
  <Icon weight={1.5}>
    <circle cx="8" cy="8" r="6.3" />
    <path d="M8 7.3v3.7M8 4.9V5" />
  </Icon>
);

export const GoodIcon = () => (
  <Icon weight={1.5}>
    <circle cx="8" cy="8" r="6.3" />
    <path d="M5.2 8.2l2 2 3.6-4.2" />
  </Icon>
);

export const SilenceIcon = () => (
  <Icon weight={1.4}>
    <path d="M4.3 10.5c.8-1 .8-2 .8-3.6 0-1.1.3-2 .9-2.7M7.5 3.3c2.1-.2 3.5 1.5 3.5 3.6 0 1 0 1.8.2 2.4M2 2l12 12M4.3 10.5h6.2M6.8 13h2.4" />
  </Icon>
);

export const EyeIcon = () => (
  <Icon weight={1.4}>
    <path d="M1.3 8S3.7 3.6 8 3.6 14.7 8 14.7 8 12.3 12.4 8 12.4 1.3 8 1.3 8z" />
    <circle cx="8" cy="8" r="2" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon weight={1.6}>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon weight={1.8}>
    <path d="M5.5 4v8M10.5 4v8" />
  </Icon>
);

export const ResumeIcon = () => (
  <Icon weight={1.6}>
    <path d="M5.5 3.5v9l7-4.5z" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon weight={1.6}>
    <path d="M4 4l8 8M12 4l-8 8" />
  </Icon>
);

/** What opens, or comes next. */
export const NextIcon = () => (
  <Icon weight={1.6} points>
    <path d="M6 3.5L10.5 8 6 12.5" />
  </Icon>
);

/** What opens below. */
export const ChevronIcon = () => (
  <Icon weight={1.6}>
    <path d="M4.5 6.5L8 10l3.5-3.5" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon weight={1.8}>
    <path d="M3 8.5l3.5 3.5L13 4.5" />
  </Icon>
);

export const CopyIcon = () => (
  <Icon weight={1.4}>
    <path d="M10.5 5.5V3.2c0-.7-.5-1.2-1.2-1.2H3.2C2.5 2 2 2.5 2 3.2v6.1c0 .7.5 1.2 1.2 1.2h2.300" />
    <rect x="5.5" y="5.5" width="8.5" height="8.5" rx="1.2" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon weight={1.5}>
    <circle cx="8" cy="5" r="2.7" />
    <path d="M2.7 14c.5-3 2.7-4.5 5.300-4.5s4.800 1.5 5.300 4.5" />
  </Icon>
);

export const StarIcon = ({ isFilled }: { readonly isFilled: boolean }) => (
  <Icon weight={1.4}>
    <path
      d="M8 1.8l1.9 4 4.3.6-3.1 3 .7 4.4L8 11.7l-3.8 2.1.7-4.4-3.1-3 4.3-.6z"
      fill={isFilled ? 'currentColor' : 'none'}
    />
  </Icon>
);

/** What else can be done. */
export const MoreIcon = () => (
  <Icon weight={2.2}>
    <path d="M8 3.2v.1M8 8v.1M8 12.8v.1" />
  </Icon>
);

export const UpIcon = () => (
  <Icon weight={1.6}>
    <path d="M8 13V3.5M4 7.5l4-4 4 4" />
  </Icon>
);

export const DownIcon = () => (
  <Icon weight={1.6}>
    <path d="M8 3v9.5M4 8.5l4 4 4-4" />
  </Icon>
);

/** A key: a token that somebody has already. */
export const TokenIcon = () => (
  <Icon weight={1.5}>
    <circle cx="5.2" cy="10.8" r="2.9" />
    <path d="M7.3 8.7l6-6M10.8 5.2l2 2" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon weight={1.5}>
    <circle cx="7" cy="7" r="4.3" />
    <path d="M10.2 10.2L14 14" />
  </Icon>
);

export const KeyboardIcon = () => (
  <Icon weight={1.3}>
    <rect x="1.2" y="3.7" width="13.6" height="8.6" rx="1.6" />
    <path d="M4 6.5h.1M6.7 6.5h.1M9.4 6.5h.1M12 6.5h.1M5 9.7h6" />
  </Icon>
);

/** A question: what is that? */
export const HelpIcon = () => (
  <Icon weight={1.5}>
    <circle cx="8" cy="8" r="6.7" />
    <path d="M6.100 6.300a1.950 1.950 0 1 1 2.800 1.750c-.6.3-.9.7-.9 1.350M8 11.600v.1" />
  </Icon>
);
