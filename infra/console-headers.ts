import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, type ResponseHeadersPolicyProps } from 'aws-cdk-lib/aws-cloudfront';

export interface ConsoleOrigins {
  /** The HTTP API. */
  readonly api: string;
  readonly signIn: readonly string[];
  /** The instance whose softphone is shown in a frame. */
  readonly softphone: string | undefined;
}

/** What the browser holds the page to. Nothing inline and nothing from elsewhere: an answer typed into a field stays text. */
export function contentSecurityPolicy({ api, signIn, softphone }: ConsoleOrigins): string {
  const rules: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'connect-src': ["'self'", ...new Set([api, ...signIn])],
    'frame-src': [softphone ?? "'none'"],
    // Renewal goes by refresh token: a hidden frame that comes back to the console would be refused here.
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
  };
  return Object.entries(rules)
    .map(([rule, sources]) => `${rule} ${sources.join(' ')}`)
    .join('; ');
}

const nobody = ['camera', 'display-capture', 'geolocation', 'payment', 'usb', 'serial', 'hid'];

/** Every header that the console's answers carry besides their content's own. */
export function consoleHeaders(origins: ConsoleOrigins): ResponseHeadersPolicyProps {
  const { softphone } = origins;
  const microphone = softphone === undefined ? '()' : `(self "${softphone}")`;
  const permissions = [...nobody.map((feature) => `${feature}=()`), `microphone=${microphone}`].join(', ');
  // The softphone's own sign-in is a window that it must be able to close again.
  const opener = softphone === undefined ? 'same-origin' : 'same-origin-allow-popups';
  const override = true;
  return {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(origins), override },
      contentTypeOptions: { override },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'cross-origin-opener-policy', value: opener, override },
        { header: 'cross-origin-resource-policy', value: 'same-origin', override },
        { header: 'permissions-policy', value: permissions, override },
        // Staff names and people's are on this screen: nothing of it belongs into a search engine or a translation service.
        { header: 'x-robots-tag', value: 'noindex', override },
      ],
    },
  };
}
