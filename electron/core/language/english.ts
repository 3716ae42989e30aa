import type { FailureKind } from '../model/exchange.ts'
import type { Audience, WordStage } from '../model/words.ts'

/** `1 monitor`, `1,200 monitors`. */
function plural(count: number, word: string, words = `${word}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? word : words}`
}

/** Of an import: what it does not touch. */
const asTheyAre = (kept: number) => (kept > 0 ? `; ${kept} stay as they are` : '')

/** Whose remedy a cause is. */
const vendor = (what: string) => ({ who: 'the vendor' as const, what })
const way = (what: string) => ({ who: 'the way' as const, what })
const us = (what: string) => ({ who: 'us' as const, what })

/** Steps that several pages of help name. */
const elsewhereStep =
  'Try the same address from another network, such as a phone: that tells the vendor from the way to it.'
const reportStep = 'Send the debug report: the request ids and times in it are what support looks for first.'
const pathsStep =
  'Look whether other monitors of this vendor fail too, and what the incident says about where it fails.'

/**
 * Every fixed text that Headstart shows or says, in English, in one file: window, tray, notifications, help, errors.
 * Another language is another such file of the same type. A text that takes values is a function of them, so that each
 * language can put them in its own order and has its own plurals; one that holds parts with a look of their own (a bold
 * name, a link) has `{name}` in their places, filled by `Filled` in renderer/ui.
 *
 * The report for a vendor's support stays English whatever the language: its reader is the vendor.
 */
export const english = {
  /** Used by several features. */
  common: {
    acknowledge: 'Acknowledge',
    addMonitor: 'Add monitor',
    andMore: (count: number) => `and ${count} more`,
    cancel: 'Cancel',
    copyDebugReport: 'Copy debug report',
    delete: 'Delete',
    dismiss: 'Dismiss',
    help: 'Help',
    incidents: 'Incidents',
    open: 'Open',
    openIncident: 'Open the incident',
    overview: 'Overview',
    save: 'Save',
    settings: 'Settings',
    snooze: 'Snooze',
    transcripts: 'Transcripts',
  },
  /** The frame around every page: navigation, search, shortcuts, notices. */
  app: {
    // Notices above the page.
    notAnswering: 'Headstart is not answering',
    tryingAgain: '. Trying again.',
    showingKnown: (clock: string) => `; showing what was known at ${clock}. Trying again.`,
    demo: '{demoData} a built-in vendor that fails on purpose.',
    demoData: 'Demo data:',
    // A page that broke, was left, or is not there.
    crashTitle: 'This page could not be shown',
    crashText: 'Watching goes on. Load the window again; if it stays, the text below helps whoever looks into it.',
    loadAgain: 'Load again',
    leaveTitle: 'Leave without saving?',
    leaveText: 'What you changed on this page is not saved yet.',
    leave: 'Leave and discard',
    stay: 'Stay here',
    notFound: 'Not found',
    nothingHere: 'There is nothing at this address',
    goToOverview: 'Go to the overview',
    // Frame: navigation and top.
    skip: 'Skip to content',
    places: 'Places and vendors',
    openCount: (count: number) => `${count} open`,
    vendors: 'Vendors',
    network: 'Your network',
    crumbs: 'Where you are',
    searchButton: 'Find a vendor, monitor, incident',
    // Search.
    search: 'Find a vendor, monitor, incident, action or help',
    nothingFound: 'Nothing by that name',
    goTo: 'Go to',
    goToAlerts: 'Channels of alerts, and messages that were given up',
    goToWords: 'Templates of words for customers and colleagues',
    goToImport: 'Import or export monitors',
    monitors: 'Monitors',
    openSince: (moment: string) => `Open since ${moment}`,
    openedFrom: (moment: string) => `From ${moment}`,
    doGroup: 'Do',
    // What can be done from the search.
    didNotWork: (title: string) => `${title}: that did not work`,
    acknowledge: (title: string) => `Acknowledge “${title}”`,
    acknowledged: 'Acknowledged',
    copyReport: (title: string) => `Copy debug report of “${title}”`,
    copied: 'Copied',
    probe: (name: string) => `Probe ${name} now`,
    probed: (name: string) => `Probed ${name}`,
    pauseAll: 'Pause everything for an hour',
    paused: 'Paused',
    pausedCount: (count: number) => `${count} monitors rest for an hour.`,
    resumeAll: 'Resume everything that is paused',
    resumed: 'Resumed',
    resumedCount: (count: number) => `${count} monitors are watched again.`,
    switchTheme: 'Switch between light and dark',
    appearance: 'Appearance',
    themeNow: { dark: 'Dark from now on.', light: 'Light from now on.' },
    copyDiagnostics: 'Copy diagnostics',
    diagnosticsCopied: 'Diagnostics of this run. No secret and no address is in them.',
    sendTestNotification: 'Send a test notification',
    testNotification: 'Test notification',
    testShown: 'It was shown.',
    testNotShown: (reason: string) => `It was not shown. ${reason}`,
    noReason: 'The desktop gave no reason.',
    // The sheet of shortcuts.
    shortcuts: 'Keyboard shortcuts',
    keysAnywhere: 'Anywhere',
    keyNewMonitor: 'Add a monitor',
    keySheet: 'This sheet',
    keySearch: 'Search',
    keyMove: 'Move in the list',
    keyMovePage: 'Move by a page',
    keysIncident: 'Incident',
    keyNote: 'Write a note',
    keyWords: 'Words for customers and colleagues',
    keyCopyAndLog: 'In a text: copy it and log it as said; in a note: add it',
    keysBody: 'Body of a message',
    keySearchBody: 'Search in it',
    keyNextMatch: 'Next match',
    keySelectAll: 'Select all',
    // What went wrong with a call, where the application itself gave no words for it.
    problems: {
      aborted: 'Cancelled.',
      inside: 'Something inside Headstart went wrong.',
      insideNext: 'Try again. If it stays, restart Headstart.',
      input: 'Some of this cannot be used as it is.',
      inputNext: 'Correct the marked fields.',
      noAnswer: 'Headstart is not answering.',
      noAnswerNext: 'Check that it is still running, then try again.',
      unknownPage: 'Headstart does not know this page.',
      unknownPageNext: 'Open the address that Headstart printed when it started: it holds the token.',
    },
  },
  overview: {
    alsoOpen: 'Also open:',
    attempts: {
      degraded: (bad: number, all: number) => `${bad} of ${all} attempts not as expected`,
      down: (bad: number, all: number) => `${bad} of ${all} attempts failed`,
    },
    figureHead: {
      degraded: (vendor: string) => `${vendor} degraded for`,
      down: (vendor: string) => `${vendor} failing for`,
    },
    lastLooked: 'Last looked {ago}.',
    openFor: '{title} · open for {elapsed}',
    openMonitor: (name: string) => `Open ${name}`,
    unreadable: 'The overview could not be read.',
    // How many monitors stand where.
    counts: {
      degraded: 'Degraded',
      down: 'Down',
      monitors: 'Monitors',
      nextProbe: 'Next probe',
      notObserved: 'Not observed',
      now: 'now',
      paused: 'Paused',
      up: 'Up',
    },
    // The table of vendors.
    columns: {
      bar: 'Last 24 h',
      lastCheck: 'Last check',
      responseTime: 'Response time',
      saysPage: 'Status page says',
      state: 'State',
      uptime: 'Uptime 24 h',
      vendor: 'Vendor',
    },
    moreOfVendor: (vendor: string) => `${vendor}: response times, incidents, uptime over a year, SLA evidence`,
    notYet: 'not yet',
    noMonitor: 'No monitor watches this vendor.',
    removeVendor: 'Remove vendor',
    notRemoved: 'The vendor was not removed',
    monitors: (count: number) => plural(count, 'monitor'),
    monitorIs: (name: string, word: string) => `${name} ${word}`,
    someMonitors: (name: string, word: string, bad: number, all: number) =>
      `${name} ${word} · ${bad} of ${all} monitors`,
    isPaused: 'paused',
    isFlapping: 'flapping',
    hasNoKey: 'has no key',
    flapping: 'Flapping. ',
    pausedUntilResumed: 'Paused until resumed',
    pausedFor: (rest: string) => `Paused for ${rest} more`,
    // What its status page says.
    pageNotRead: 'not read yet',
    noPage: 'no page',
    pageSays: (word: string) => `Status page: ${word}`,
    knowLonger: 'you know {elapsed} longer',
    knewBefore: (lead: string) => `you knew ${lead} before`,
    knewAfter: (lead: string) => `knew ${lead} before you`,
    usuallyBehind: (lead: string) => `usually ${lead} behind you`,
    usuallyAhead: (lead: string) => `usually ${lead} ahead of you`,
    // Nothing is watched yet.
    firstTitle: 'Nothing is watched yet',
    firstText:
      'Headstart probes the vendors your product depends on, with your own keys. When one fails, you know within seconds and hold the full HTTP transcript of the attempt that failed.',
    firstMonitor: 'Add your first monitor',
    firstMonitorText: 'One request to one vendor, and what you expect back. Test it before anything is saved.',
    firstImport: 'Import a file',
    firstImportText:
      'A Headstart export, an Uptime Kuma backup or a Gatus configuration. You see what would change first.',
    importYaml: 'Import YAML',
    firstDemo: 'See it at work',
    firstDemoText:
      'A built-in vendor that works, slows and fails in turn. It needs no key and keeps its own data folder.',
  },
  panel: {
    lastLooked: 'Last looked {ago}',
    openHeadstart: 'Open Headstart',
    paused: 'Paused',
    title: 'At a glance',
    unreadable: 'The state could not be read.',
  },
  help: {
    allTopics: 'All topics',
    called: 'called',
    causes: 'What causes it',
    causesNote: 'the most frequent first',
    codes: 'raw codes',
    groups: {
      answer: 'An answer that is not as it should be',
      noResponse: 'No response',
      nothingKnown: 'Nothing known',
    },
    inHeadstart: 'In Headstart',
    nothingHere: 'There is no help under this address',
    steps: 'What to try',
    verdict: 'verdict',
    // Pages for attempts without a usable response, and for answers that are not as expected.
    failures: {
      'dns-not-found': {
        title: 'The name does not exist',
        meaning: 'DNS answered, and says that there is no address under this name. Nothing was sent to the vendor.',
        causes: [
          us('A typing error in the host, or a host that belongs to another region or account.'),
          vendor('The vendor retired the name, or removed its record by mistake.'),
          way('A filter in your network answers that the name does not exist.'),
        ],
        steps: [
          'Compare the host with the vendor’s documentation.',
          'Run dig HOST, then dig HOST @1.1.1.1.',
          elsewhereStep,
        ],
      },
      'dns-failure': {
        title: 'The name cannot be looked up',
        meaning: 'No DNS server gave a usable answer, so nothing was sent. The name may well exist.',
        causes: [
          way('The DNS servers of your network are slow, down or not reachable.'),
          vendor('The vendor’s own name servers do not answer, or DNSSEC is broken.'),
          us('A VPN was connected or ended, and the resolver went with it.'),
        ],
        steps: [
          'Run dig HOST, then dig HOST @1.1.1.1: only the first failing points to your resolver.',
          elsewhereStep,
          reportStep,
        ],
      },
      refused: {
        title: 'The connection is refused',
        meaning: 'The machine was reached and said at once that nothing accepts connections on this port.',
        causes: [
          vendor('The service is stopped, is just being restarted, or its load balancer has nothing behind it.'),
          us('A wrong port in the address.'),
          way('A firewall that answers instead of the vendor.'),
        ],
        steps: ['Check the port in the address.', pathsStep, elsewhereStep, reportStep],
      },
      unreachable: {
        title: 'No way to the address',
        meaning: 'The network says that no route leads to the address, or that it may not be used.',
        causes: [
          us('No network, or a VPN or firewall that forbids the connection.'),
          way('A provider on the way withdrew the route.'),
          vendor('The vendor withdrew the address, often for IPv6 only.'),
        ],
        steps: [
          'Look at “Your network” at the lower left.',
          'Compare both address families in the attempts.',
          elsewhereStep,
        ],
      },
      reset: {
        title: 'The connection is cut',
        meaning: 'The connection stood and was ended before a whole response came.',
        causes: [
          vendor('A process crashed or was restarted while it worked on the request.'),
          vendor('Its load balancer or firewall drops the connection: too many, or a request it dislikes.'),
          way('A proxy or a device that inspects traffic cuts it.'),
        ],
        steps: [
          'Look in which phase it was cut: during TLS points to a device in between, later to the service.',
          elsewhereStep,
          reportStep,
        ],
      },
      'tls-untrusted': {
        title: 'The certificate is not trusted',
        meaning:
          'The server showed a certificate from an authority that this computer does not trust, or an incomplete chain.',
        causes: [
          us('Your company inspects TLS, and its authority is missing here.'),
          vendor('The vendor forgot an intermediate certificate; browsers often hide that, programs do not.'),
          way('Somebody else answers in the vendor’s name, such as the login page of a hotel network.'),
        ],
        steps: [
          'Open the connection of the attempt and read who issued the certificate.',
          'If it is your company’s: add the authority’s PEM file in the settings under Network.',
          reportStep,
        ],
      },
      'tls-expired': {
        title: 'The certificate has expired',
        meaning: 'Its last day is over. Every careful client refuses the connection now, your product’s as well.',
        causes: [
          vendor('The vendor’s renewal failed, or reached only some of its servers.'),
          us('The clock of this computer is ahead.'),
        ],
        steps: [
          'Check the clock of this computer.',
          'Look whether every address shows the same certificate.',
          reportStep,
        ],
      },
      'tls-not-yet-valid': {
        title: 'The certificate is not valid yet',
        meaning: 'Its first day is in the future, as seen from this computer.',
        causes: [
          us('The clock of this computer is behind.'),
          vendor('The vendor rolled out a new certificate too early.'),
        ],
        steps: ['Check the clock of this computer and its synchronisation.', reportStep],
      },
      'tls-wrong-host': {
        title: 'The certificate is for another name',
        meaning: 'The certificate is sound, but it does not name the host that was asked.',
        causes: [
          us('A host that is served by another name, such as an address with one label too many.'),
          vendor('A request reached a server of the vendor that is not set up for this name.'),
          way('A proxy or a login page answers in the vendor’s place.'),
        ],
        steps: ['Compare the names in the certificate with the host.', elsewhereStep, reportStep],
      },
      'tls-other': {
        title: 'TLS fails',
        meaning: 'The two sides could not agree on an encrypted connection.',
        causes: [
          us('The port does not speak TLS.'),
          vendor('Its TLS settings were changed, or it overloads during the handshake.'),
          way('A device in between does not understand the handshake.'),
        ],
        steps: [
          'Check scheme and port of the address.',
          'Run openssl s_client -connect HOST:443 -servername HOST.',
          reportStep,
        ],
      },
      'tls-client-certificate': {
        title: 'Our client certificate is refused',
        meaning: 'The vendor asks for a certificate of ours in TLS, and gets none or one that it does not accept.',
        causes: [
          us('The certificate has expired, was revoked, or belongs to another environment.'),
          vendor('The vendor changed the authorities that it accepts.'),
        ],
        steps: [
          'Read the alert in the connection of the attempt.',
          'Store the new certificate and its key in the settings.',
          reportStep,
        ],
      },
      timeout: {
        title: 'No answer in time',
        meaning:
          'The timeout of the monitor passed. The phase in which it did tells most: connecting, the TLS handshake, waiting for the first byte, or the response itself.',
        causes: [
          vendor('The service is overloaded or stuck: the connection is quick, and the first byte does not come.'),
          way('Packets are lost on the way: already the connection does not come about.'),
          us('A timeout shorter than the call usually takes.'),
        ],
        steps: [
          'Compare the phases with the last good attempt and the usual ones beside them.',
          pathsStep,
          'If the vendor is only slow, raise the timeout and set a limit for “degraded” instead.',
          reportStep,
        ],
      },
      'malformed-response': {
        title: 'The response breaks the rules of HTTP',
        meaning:
          'Something came that cannot be read as a whole response: a broken line, a wrong length, or a body that does not unpack.',
        causes: [
          vendor('A process died in the middle of the response.'),
          way('A proxy cut or changed the response.'),
          us('The port does not speak HTTP.'),
        ],
        steps: ['Look at the body: it holds what was received, as far as it came.', elsewhereStep, reportStep],
      },
      'too-large': {
        title: 'More than Headstart reads',
        meaning: 'Headers or body passed the limit that protects this computer, so reading was stopped.',
        causes: [
          us('The address answers with a large list or a download.'),
          vendor('An error repeats itself in the response.'),
        ],
        steps: [
          'Choose an address with a small response, or ask for one item only.',
          'Look at the beginning of the body.',
        ],
      },
      'too-many-redirects': {
        title: 'Redirects without end',
        meaning: 'Each response points to another address, or back to an earlier one. Every hop is in the transcript.',
        causes: [
          vendor('Two rules of the vendor contradict each other, often about http and https or a trailing slash.'),
          us('The call is sent to a login page because the key is missing.'),
        ],
        steps: ['Read the Location header of each hop.', 'Put the final address into the monitor.', reportStep],
      },
      proxy: {
        title: 'The proxy does not let us through',
        meaning: 'A proxy stands between this computer and the vendor, and did not open the way.',
        causes: [
          way('The proxy is down, or refuses this host.'),
          us('HTTP_PROXY or HTTPS_PROXY point to a proxy of another network.'),
        ],
        steps: [
          'Read which variable names the proxy in the connection of the attempt.',
          'Switch the system proxy off in the settings and try again.',
        ],
      },
      aborted: {
        title: 'The attempt was stopped',
        meaning:
          'Headstart ended it itself: the monitor was changed, paused or removed, or the request could not be sent as it is.',
        causes: [us('A header or address that no request may hold.')],
        steps: ['Probe again.', 'Open the monitor and use Test now.'],
      },
    },
    answers: {
      status: {
        title: 'Another status than expected',
        meaning: 'The vendor answered, with a status that the monitor does not expect.',
        causes: [
          vendor('5xx: the vendor has a fault. 502, 503 and 504 come from its load balancer.'),
          us('4xx: the call is wrong for this account, or the vendor changed it.'),
          way('A firewall in front of the vendor takes us for somebody else.'),
        ],
        steps: [
          'Read the body: vendors often name the reason and a code.',
          pathsStep,
          reportStep,
          'If the answer changed on purpose, change the expectation.',
        ],
      },
      slow: {
        title: 'Slower than allowed',
        meaning: 'The vendor answers, but takes longer than the limit of the monitor, or much longer than usual.',
        causes: [
          vendor('The wait for the first byte grew: the vendor’s service is slow.'),
          way('Name, connection or TLS take longer: the way or the edge is slow.'),
          us('This computer is busy; Headstart says so where it measured it.'),
        ],
        steps: ['Look which phase grew against the usual one.', pathsStep, reportStep],
      },
      body: {
        title: 'Another body than expected',
        meaning: 'The status is right and the body is not: often an error page or an empty answer behind a 200.',
        causes: [vendor('A fault that the vendor hides behind a good status.'), us('The expectation is too narrow.')],
        steps: [
          'Read the body beside that of the last good attempt.',
          reportStep,
          'If the answer changed on purpose, change the expectation.',
        ],
      },
      header: {
        title: 'Another header than expected',
        meaning: 'The answer came, and one of its headers is missing or different.',
        causes: [
          vendor('Another server or version answers.'),
          way('A cache or proxy changes headers.'),
          us('The expectation is too narrow.'),
        ],
        steps: ['Compare the headers with the last good attempt.', 'If it changed on purpose, change the expectation.'],
      },
      json: {
        title: 'Other JSON than expected',
        meaning: 'The body is not JSON, or the value that the monitor looks at is missing or different.',
        causes: [
          vendor('An error in the shape of a good answer, or a changed API version.'),
          us('The path looks at the wrong place.'),
        ],
        steps: [
          'Read the body and the row of the expectation: it shows what was found.',
          'If it changed on purpose, change the path or the value.',
        ],
      },
      certificate: {
        title: 'The certificate ends soon',
        meaning: 'It works today, and its last day is nearer than the monitor allows. After that day nothing works.',
        causes: [vendor('The renewal is late, or reached only some servers.')],
        steps: ['Ask the vendor when it renews.', 'Plan for the day after: it is in the connection of the attempt.'],
      },
      'key-rejected': {
        title: 'The vendor rejects the key',
        meaning:
          'The vendor is there and does not accept our key. After two tries it is sent every 15 minutes at most, as some vendors lock accounts.',
        causes: [
          us('The key was rotated, revoked, or belongs to another environment.'),
          vendor('The vendor’s own login is broken: then other customers are hit too.'),
        ],
        steps: [
          'Look in the vendor’s dashboard whether the key is still there.',
          'Store the new key in the settings: it is tried at once.',
          pathsStep,
        ],
      },
      'permission-missing': {
        title: 'The key lacks a permission',
        meaning: 'The vendor accepts the key, but not for this call. That says nothing about an outage.',
        causes: [us('A key with too few rights, or an account whose plan or standing does not allow the call.')],
        steps: [
          'Read the body: it often names what is missing.',
          'Give the key that one right, or probe a call that it may make.',
        ],
      },
      'rate-limited': {
        title: 'The vendor asks for less',
        meaning: 'Too many requests. Headstart waits as long as Retry-After says. This is never counted as an outage.',
        causes: [
          us('Something else uses the same key, or the interval is too short.'),
          vendor('The vendor lowered its limits.'),
        ],
        steps: [
          'Read the rate-limit headers of the attempt.',
          'Raise the interval, or use a key of its own for Headstart.',
        ],
      },
      'own-side': {
        title: 'It is our side',
        meaning:
          'Addresses that have nothing to do with the vendor did not answer either, or this computer slept or stood still. Nothing is said about the vendor, and nobody is alerted.',
        causes: [us('No network, a login page of a foreign network, a VPN that changed, or a busy computer.')],
        steps: [
          'Look at “Your network” at the lower left.',
          'Check that the references in the settings are reachable from here.',
        ],
      },
      'not-observed': {
        title: 'Not observed',
        meaning:
          'Nothing was sent in this time: Headstart was not running, asleep or paused. It counts neither as up nor as down.',
        causes: [us('The computer slept, or the monitor was paused.')],
        steps: ['Probe now.', 'Let Headstart start with your session, so that fewer gaps arise.'],
      },
      maintenance: {
        title: 'In a maintenance window',
        meaning:
          'The probe failed while a maintenance window was open. The attempt is kept, nobody is alerted, and the time counts neither as up nor as down.',
        causes: [vendor('Work that the vendor announced.'), us('A window that is wider than the work.')],
        steps: [
          'Look which window is open in the settings under Maintenance.',
          'End or shorten the window if the work is over.',
        ],
      },
      'key-unavailable': {
        title: 'The key is not available',
        meaning: 'The keychain did not give the key, so nothing was sent and nothing is known about the vendor.',
        causes: [us('The keychain is locked or absent, or the key was never stored on this computer.')],
        steps: [
          'Unlock the keychain of the system.',
          'Store the key in the settings.',
          'On a server without a keychain set HEADSTART_SECRET_… in the environment.',
        ],
      },
      'rule-broken': {
        title: 'The monitor itself is broken',
        meaning:
          'A rule cannot be evaluated, such as a pattern that does not parse. Until it is mended the monitor tells neither up nor down.',
        causes: [us('A mistake in an expectation.')],
        steps: ['Open the monitor and use Test now: the row in question says what is wrong.'],
      },
    },
  },
  templates: {},
  /** Parts of the window that several features show: transcript, charts, tables. */
  ui: {
    // Transcript: what happened, and what to try.
    askedToWait: (wait: string) => `Asked to wait ${wait}`,
    attemptOf: (trigger: string, number: number, of: number) => `${trigger}, attempt ${number} of ${of}`,
    attemptTimeout: (timeout: string) => `, timeout ${timeout}`,
    copyTimes: 'Copy times in UTC',
    copyTranscriptId: 'Copy transcript id',
    environment: (name: string) => `The vendor's ${name} environment`,
    found: 'Found',
    foundInNames: 'The words stand in its names or its sentence.',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    importedFrom: 'Imported from {source} at {moment}',
    monitorRevision: (revision: number) => `Monitor revision ${revision}`,
    moreAbout: (title: string) => `More about “${title}”`,
    noSecretsReplaced: 'No secrets replaced',
    ranBy: (version: string, where: string) => `Headstart ${version}, ran on ${where}`,
    replacedBy: {
      value: (count: number) => `${count} by value`,
      place: (count: number) => `${count} by place`,
      shape: (count: number) => `${count} by shape`,
    },
    secretStoodHere: 'A secret stood here. Headstart keeps only its name and a fingerprint.',
    secretsReplaced: (count: number, kinds: string) => `${plural(count, 'secret')} replaced (${kinds})`,
    tookUntil: 'took {took}, until {end}',
    transcriptId: 'Transcript {id}',
    triggers: {
      scheduled: 'Scheduled',
      confirmation: 'Confirmation',
      manual: 'Probed by hand',
      test: 'Test of an unsaved monitor',
      scope: 'Paired probe',
    },
    tryNext: 'What to try next',
    waitAskedFor: (wait: string) => `The vendor asks to wait ${wait} before the next request.`,
    // Transcript: ways to take it along.
    copyAsCurl: 'Copy as cURL',
    copyAsText: 'Copy as text',
    downloadHar: 'Download HAR',
    harNotSaved: 'The HAR file was not saved',
    pin: 'Pin',
    pinFailed: 'It was not pinned',
    pinHint: 'Keep it whatever its age',
    pinned: 'Pinned',
    pinnedHint: 'Kept whatever its age',
    unpinFailed: 'The pin was not taken away',
    // Transcript: phases and moments.
    afterStart: 'After start',
    againstLastGood: 'against the last good exchange',
    asUsual: 'Every phase took about as long as usual.',
    barsAre: 'Bars: this attempt. Outlines: the last good exchange, {moment}.',
    bodyInstead: (now: string, before: string) => `The body is ${now} instead of ${before}.`,
    bodyNames: {
      json: 'JSON',
      html: 'an HTML page',
      xml: 'XML',
      text: 'plain text',
      binary: 'binary data',
      empty: 'nothing',
      dropped: 'a body that was not kept',
    },
    clock: 'Clock',
    didNotApply: 'did not apply',
    instants: {
      dnsStart: 'Name lookup began',
      dnsEnd: 'Address known',
      tcpStart: 'Connecting began',
      tcpEnd: 'Connected',
      proxyStart: 'Proxy asked',
      proxyEnd: 'Proxy tunnel open',
      tlsStart: 'TLS handshake began',
      tlsEnd: 'TLS handshake done',
      sendStart: 'Request began',
      sendEnd: 'Request sent',
      firstByte: 'First byte of the response',
      end: 'End',
    },
    itStoppedIn: (phase: string) => `It stopped in ${phase}.`,
    lastGood: 'Last good',
    listOf: (words: readonly string[]) =>
      words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`,
    longestDelay: (delay: string) => `Longest event-loop delay of this machine meanwhile: ${delay}.`,
    medianNote: (probes: number) => `Median of ${plural(probes, 'passing probe')} in the seven days before.`,
    medianOf: (probes: number) => `Of ${plural(probes, 'passing probe')} in the seven days before`,
    moment: 'Moment',
    noEarlierGood: 'There is no earlier good exchange to compare with.',
    noGoodYet: 'There is no good exchange to compare with yet.',
    noMedian: 'No probe passed in the seven days before, so there is no median.',
    phase: 'Phase',
    phaseGrew: {
      dns: (took: string, usual: string) => `Finding the address took ${took} instead of ${usual}.`,
      tcp: (took: string, usual: string) => `Connecting took ${took} instead of ${usual}.`,
      proxy: (took: string, usual: string) => `The proxy took ${took} instead of ${usual}.`,
      tls: (took: string, usual: string) => `The TLS handshake took ${took} instead of ${usual}.`,
      send: (took: string, usual: string) => `Sending took ${took} instead of ${usual}.`,
      wait: (took: string, usual: string) => `The first byte came after ${took} instead of ${usual}.`,
      download: (took: string, usual: string) => `The body took ${took} instead of ${usual}.`,
    },
    phases: {
      dns: 'DNS',
      tcp: 'TCP',
      proxy: 'Proxy',
      tls: 'TLS',
      send: 'Send',
      wait: 'Wait',
      download: 'Download',
    },
    phasesTitle: 'Phases',
    sinceBefore: 'Since the one before',
    stoppedAfter: (took: string) => ` after ${took}`,
    stoppedIn: (phase: string) => `Stopped in ${phase}.`,
    thisAttempt: 'This attempt',
    total: 'Total',
    usuallyTakes: (usual: string) => `; it usually takes ${usual}`,
    weekMedian: '7-day median',
    wentThrough: (phases: string) => `${phases} went through.`,
    // Transcript: expectations and own side.
    connectedBy: (names: string) => `Connected by ${names}`,
    defaultRoute: (name: string) => `, default route by ${name}`,
    dnsAnswers: (code: string) => `answers${code}`,
    dnsServer: 'DNS server {address}',
    evidenceKinds: { responseTime: 'response time', json: 'JSON' },
    evidenceOutcomes: { pass: 'met', degraded: 'degraded', fail: 'not met', unknown: 'not known' },
    expectation: 'Expectation',
    expectations: 'Expectations',
    expected: 'Expected',
    machineBusy: (delay: string) => `This machine was busy for ${delay} during the attempt: its times may be too long.`,
    machineReady: (delay: string) => `This machine was never busy for more than ${delay} during the attempt.`,
    noDefaultRoute: ', without a default route',
    noEvidence: 'No expectation was judged on this attempt.',
    noInterface: 'No interface was connected',
    observed: 'Observed',
    outcome: 'Outcome',
    ownSide: 'Your side',
    ownSideJudgements: {
      fine: 'Your side is fine',
      ours: 'Your side is the cause',
      'not-asked': 'Your side was not asked',
    },
    proxyIs: (proxies: string) => `Proxy: ${proxies}.`,
    referencesAsked: 'References asked at {moment}.',
    vpn: 'VPN',
    // Transcript: against the last good exchange, and what support asks for.
    absent: 'absent',
    alwaysDiffer: 'These differ between good ones too:',
    answeredBy: 'Answered by',
    apiVersion: 'API version',
    authWithKey: (kind: string, keys: string) => `${kind}, key ${keys}`,
    authentication: 'Authentication',
    clocks: 'Clocks',
    copyNamed: (name: string) => `Copy ${name}`,
    copyRequestIds: 'Copy all request ids with UTC times',
    copyVendorError: "Copy the vendor's own error",
    differencesTitle: 'Different from the last good exchange',
    edgeAndCache: 'Edge and cache',
    empty: 'empty',
    field: 'Field',
    fieldGroups: { requestHeader: 'sent header', header: 'header', json: 'JSON', phase: 'phase' },
    fieldsSame: (count: number) => `${plural(count, 'field')} stayed the same`,
    forContrast: 'good, for contrast',
    hideSame: 'Hide what stayed the same',
    moreDifferences: (count: number) => plural(count, 'more difference'),
    noRequestId: 'No request id came with this attempt.',
    noneSent: 'none was sent',
    nothingChanged: 'Nothing that stays the same between good exchanges has changed.',
    publicAddress: 'Our public address',
    rateLimit: 'Rate limit',
    requestId: 'Request id',
    same: 'same',
    supportTitle: "For the vendor's support",
    vendorSays: 'Vendor says',
    when: 'When',
    // Transcript: request and response.
    address: 'Address',
    after: 'After',
    bodyIs: (body: string) => `Body: ${body}.`,
    code: 'Code',
    cookies: 'Cookies',
    cookiesSent: 'Cookies sent',
    cookiesSet: 'Cookies set',
    copyAddress: 'Copy address',
    copyRaw: 'Copy raw text',
    exchanges: 'Exchanges of this attempt',
    failure: 'Failure',
    failures: {
      'dns-not-found': 'name not found',
      'dns-failure': 'DNS failure',
      refused: 'connection refused',
      unreachable: 'unreachable',
      reset: 'connection reset',
      'tls-untrusted': 'untrusted certificate',
      'tls-expired': 'certificate expired',
      'tls-not-yet-valid': 'certificate not yet valid',
      'tls-wrong-host': 'certificate for another host',
      'tls-other': 'TLS failure',
      'tls-client-certificate': 'client certificate refused',
      timeout: 'timed out',
      'malformed-response': 'malformed response',
      'too-large': 'response too large',
      'too-many-redirects': 'too many redirects',
      proxy: 'proxy failure',
      aborted: 'aborted',
    },
    formFields: 'Form fields',
    headerKinds: {
      'request-id': 'Names this very request: the vendor can find it in their logs.',
      'rate-limit': 'The vendor limits how often we may ask.',
      edge: 'Says which server or cache answered.',
    },
    headersSize: (size: string) => `Headers: ${size}.`,
    kind: 'Kind',
    noExchange: 'Nothing was sent in this attempt, so there is no exchange to show.',
    noResponse: 'no response',
    noResponseBecause: (failure: string) => `No response: ${failure}`,
    nothingWentOut: 'Nothing was sent: the exchange ended before the request went out.',
    query: 'Query',
    rawCut: (size: string) => `[cut here; ${size} in all]`,
    rawNotText: (size: string) => `[${size} not shown here: not text]`,
    rawNote: 'This exchange as text. Secrets are replaced.',
    requestBody: 'Request body',
    requestHeader: (name: string) => `Request header ${name}`,
    requestHeaders: 'Request headers',
    responseBody: 'Response body',
    responseBroke: (failure: string) => `The response broke off: ${failure}`,
    responseHeader: (name: string) => `Response header ${name}`,
    responseHeaders: 'Response headers',
    roles: { request: 'Request', redirect: 'Redirect', token: 'Token' },
    tabs: {
      response: 'Response',
      request: 'Request',
      connection: 'Connection',
      body: 'Body',
      timing: 'Timing',
      raw: 'Raw text',
      verdict: 'Verdict',
    },
    // Transcript: bodies.
    bodyCut: (kept: string, all: string) => `Cut: the first ${kept} are kept of ${all} read.`,
    bodyForm: 'How the body is shown',
    bodyForms: { pretty: 'Laid out', raw: 'As sent', bytes: 'Bytes' },
    bodyHash: 'SHA-256 of all that was read: {hash}',
    bodyKinds: {
      json: 'JSON',
      html: 'HTML page',
      xml: 'XML',
      text: 'text',
      binary: 'binary',
      empty: 'empty',
      dropped: 'not kept',
    },
    bodyNotKept: 'The bytes were counted and hashed, not kept.',
    brokenJson: 'This is not complete JSON, so it is shown as sent.',
    bytesOf: (label: string) => `${label}, bytes`,
    bytesSaved: (saved: string) => `, ${saved} saved`,
    charset: 'Charset',
    content: 'Content',
    copyBody: 'Copy body as sent',
    copyHex: 'Copy the hex dump',
    copySha256: 'Copy SHA-256',
    encoding: 'Encoding',
    jsonShapes: {
      array: (items: number) => `JSON array, ${plural(items, 'item')}`,
      object: (keys: number) => `JSON object, ${plural(keys, 'key')}`,
      value: 'JSON value',
      broken: 'JSON, broken',
    },
    noBody: 'There is no body.',
    none: 'none',
    notSaid: 'not said',
    notText: 'Not text, so the bytes are shown.',
    searchBody: 'Click into the text and press Ctrl or Cmd F to search it.',
    sha256: 'SHA-256',
    size: 'Size',
    sizes: (decoded: string, wire: string) => `${decoded} decoded, ${wire} on the wire`,
    type: 'Type',
    // Transcript: connection and certificates.
    alpnAccepted: 'ALPN accepted',
    alpnOffered: 'ALPN offered',
    answer: 'Answer',
    answers: 'Answers',
    brokenStepTitles: {
      name: 'Name not found',
      connection: 'Not connected',
      proxy: 'The proxy failed',
      tls: 'TLS not agreed',
      certificate: 'Certificate not accepted',
      http: 'No complete answer',
    },
    certificateChain: 'Certificate chain',
    certificateLife: {
      notYet: 'not valid yet',
      ended: (days: number) => `ended ${days} ${days === 1 ? 'day' : 'days'} before`,
      left: (days: number) => `${plural(days, 'day')} left`,
    },
    certificateReady: 'ready for the vendor to ask for',
    certificateTitles: {
      leaf: 'Leaf: {subject}',
      intermediate: 'Intermediate: {subject}',
      last: 'Root or last sent: {subject}',
    },
    chosen: 'chosen',
    chosenAddress: 'Chosen address',
    cipher: 'Cipher',
    copyFingerprint: 'Copy fingerprint',
    endedBy: 'Ended by',
    endsFirst: 'Ends first',
    handshakeShort: 'the handshake did not get that far',
    host: 'Host',
    issuer: 'Issuer',
    localAddress: 'Local address',
    namedBy: 'Named by',
    names: 'Names',
    networkInterface: 'Interface',
    neverReused: 'No. Each attempt opens a fresh connection.',
    noCertificate: 'The vendor presented no certificate.',
    noConnection: 'No connection was begun.',
    noLookup: 'none needed: the host is an address',
    noProxy: 'None was used.',
    noTls: 'It did not come to TLS.',
    noneAnswered: 'none answered',
    notAgreed: 'not agreed',
    notKnown: 'not known',
    notTrusted: (why: string) => `No: ${why}`,
    ocsp: 'OCSP',
    ourCertificate: 'Our certificate',
    plainHttp: 'Plain HTTP: TLS did not apply.',
    resolver: 'Resolver',
    reused: 'Reused',
    serial: 'Serial',
    stepTitles: {
      name: 'Name looked up',
      connection: 'Connected',
      proxy: 'Proxy',
      tls: 'TLS agreed',
      certificate: 'Certificate verified',
      http: 'HTTP exchanged',
    },
    stepTook: (after: string, took: string) => `after ${after}, took ${took}`,
    trusted: 'Yes, up to a trusted root',
    valid: 'Valid',
    validFromTo: '{from} to {to}, {left}',
    verified: 'Verified',
    version: 'Version',
  },
  incident: {},
  incidents: {},
  monitor: {},
  transcripts: {},
  vendor: {},
  sla: {},
  settings: {
    change: 'Change',
    days: 'days',
    from: 'From',
    name: 'Name',
    pageTitle: 'Settings',
    timeZone: 'Time zone',
    to: 'To',
    unreadable: 'The settings could not be read.',
    // What came of a field, and what is wrong with what was typed.
    failed: (why: string) => `Not saved. ${why}`,
    saved: 'Saved',
    addressesMissing: 'Give at least one address: without one, nobody can tell whether a failure is ours.',
    addressesTooMany: 'Give at most ten addresses.',
    addressWrong: (text: string) => `${text} is not a whole address such as https://example.com/.`,
    filesTooMany: 'Give at most twenty files.',
    oftenWrong: 'Write off, or from 1m to 1d, such as 30m.',
    sizeAtLeast: (size: string) => `of at least ${size}`,
    sizeBetween: (least: string, most: string) => `from ${least} to ${most}`,
    sizeWrong: (bounds: string) => `Give a size ${bounds}, such as 256 KiB.`,
    timeWrong: (example: string) => `Write a time such as ${example}.`,
    wholeWrong: (least: string, most: string) => `Give a whole number from ${least} to ${most}.`,
    zoneWrong: 'There is no such time zone. Write one such as Europe/Paris, or nothing for your own.',
    // Appearance
    appearance: 'Appearance',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    // This computer
    desktop: 'This computer',
    openAtLogin: 'Start with my session, in the tray',
    openAtLoginNot: 'Only an installed Headstart can do this.',
    shortcut: 'Key that shows the window from anywhere',
    shortcutHint: 'Such as CommandOrControl+Alt+H. Empty for none.',
    shortcutNone: 'None',
    updateAsk: 'Ask now',
    updateFetch: 'Fetch it',
    updateInstall: 'Restart and install',
    updates: 'New versions of Headstart',
    updateChannels: { off: 'Do not ask', stable: 'Stable', beta: 'Beta' },
    updateStates: {
      available: (version: string) => `Version ${version} is there.`,
      checking: 'Asking for a newer version.',
      current: (asOf: string) => `This is the newest version, as of ${asOf}.`,
      downloading: (version: string, percent: number) => `Fetching version ${version}: ${percent} %.`,
      failed: (problem: string) => `The update failed: ${problem}. Check the network and try again.`,
      notAsked: 'Not asked yet in this run.',
      ready: (version: string) => `Version ${version} is fetched. It is installed when Headstart ends, or now.`,
    },
    // About
    about: 'About',
    aboutApi: 'Local API',
    aboutCopy: (name: string) => `Copy ${name.toLowerCase()}`,
    aboutDataFolder: 'Data folder',
    aboutKeychain: 'Keychain',
    aboutKeychainAnswers: 'Answers.',
    aboutKeychainSilent: 'It does not answer.',
    aboutVersion: 'Version',
    diagnosticsCopied:
      'Diagnostics of this run, for a report of a fault of Headstart. No secret and no address is in them.',
    diagnosticsCopy: 'Copy diagnostics',
    // Notifications
    notifications: 'Notifications',
    notifyAway: 'Away from this computer? {link}',
    notifyAwayLink: 'Send alerts to a chat, a pager or a mailbox too',
    notifyOffline: 'Once, without a sound, when this computer is offline',
    notifyOpened: 'When an incident opens or gets worse',
    notifyRecovered: 'When a vendor recovers',
    pageNotifies: 'This page also notifies while it is open.',
    pageNotifiesAsk: 'Let this page notify too',
    pageNotifiesNot: "The browser does not let this page notify; allow it in the browser's site settings.",
    sound: 'Sound',
    soundHint: 'Played by this window. While it is closed for good, the system’s sound stands in.',
    soundMute: 'The browser does not let this page be heard.',
    soundPlay: 'Play it',
    sounds: {
      none: 'None',
      system: 'The system’s',
      chime: 'Chime, two soft notes',
      pulse: 'Pulse, three short notes',
      alarm: 'Alarm, loud',
    },
    testAdvice: 'What to check',
    testAsk: 'Did you see it?',
    testBody: 'This is how an incident will be announced.',
    testLast: {
      seen: (when: string) => `You saw it when it was last tried, ${when}`,
      unseen: (when: string) => `You did not see it when it was last tried, ${when}`,
    },
    testNo: 'No',
    testNoReason: 'The desktop gave no reason.',
    testNotShown: (why: string) => `It was not shown. ${why}`,
    testSend: 'Send a test notification',
    testShown: 'The system says that it was shown.',
    testTitle: 'Headstart can reach you',
    testYes: 'Yes',
    // Reminders and escalation
    escalateAfter: 'Escalate after',
    escalateAfterHint: 'Once, louder; “off” for never',
    escalateTo: 'Escalate to',
    escalateToHint: 'Channels of the one who is called when the first does not answer',
    reminders: 'Reminders and escalation',
    remindersNote: 'until somebody acknowledges',
    remindEvery: 'Remind every',
    remindEveryHint: 'While it fails; “off” for never',
    // Quiet hours
    quiet: 'Quiet hours',
    quietNot: 'It is not quiet now: everything is told.',
    quietNow: (until: string) => `It is quiet now, until ${until} of your clock.`,
    quietSwitch: 'Hold back what can wait, and tell it in one notice when they end',
    quietTell: 'Told all the same',
    quietTells: { down: 'Only what is down', nothing: 'Nothing at all' },
    // Words for customers and colleagues
    words: 'Words for customers and colleagues',
    wordsOpen: 'Open the templates',
    wordsText:
      'Each incident drafts a banner, a status page post, an internal update and a note, from templates of yours.',
    // Who is told, vendor by vendor
    channelGone: (id: string) => `${id} (not set up)`,
    channels: 'Channels',
    channelsAll: 'All channels',
    channelsDesktop: 'Desktop notification',
    routing: 'Who is told, vendor by vendor',
    routingAfter: (often: string) => `after ${often}`,
    routingAll: 'all',
    routingBoth: 'degraded or down',
    routingChange: (vendor: string) => `Change who is told of ${vendor}`,
    routingDefault: 'as set above',
    routingDesktop: 'desktop',
    routingEmpty: 'There is no vendor yet.',
    routingEscalates: 'Escalates',
    routingEscalatesExample: '15m, or off',
    routingEvery: (often: string) => `every ${often}`,
    routingFailed: 'The routing was not saved',
    routingInherits: 'Empty: as in the settings',
    routingNever: 'never',
    routingNote: 'what is not set is as above',
    routingOf: (vendor: string) => `Who is told of ${vendor}`,
    routingOnly: { degraded: 'degraded only', down: 'down only' },
    routingReminds: 'Reminds',
    routingRemindsExample: '30m, or off',
    routingSeverities: {
      both: 'It is degraded or down',
      down: 'It is down',
      degraded: 'It is degraded, not when it is down',
    },
    routingVendor: 'Vendor',
    routingWhen: 'Told when',
    // Maintenance windows
    maintenance: 'Maintenance windows',
    maintenanceEmpty: 'None is planned. Plan one before work of yours or of a vendor makes probes fail.',
    maintenanceNote: 'probes go on, nobody is told',
    window: { new: 'Plan maintenance', stored: 'Change the maintenance window' },
    windowChange: (name: string) => `Change ${name}`,
    windowCounts: 'Its time counts in availability',
    windowCountsHint: 'Else it is left out, as if nobody had looked',
    windowDateMissing: 'Give a date and a time.',
    windowDaysMissing: 'Choose at least one day.',
    windowDelete: (name: string) => `Delete ${name}`,
    windowExample: 'Database upgrade',
    windowFor: 'For',
    windowInAvailability: 'In availability',
    windowInAvailabilityIs: { counts: 'counts', leftOut: 'left out' },
    windowKeep: 'Keep',
    windowNameMissing: 'Give it a name: alerts and bars will say it.',
    windowNext: (when: string) => `next ${when}`,
    windowNotChanged: 'The window was not changed',
    windowNow: '{now}, {when}',
    windowNowOn: 'on now',
    windowOff: 'switched off',
    windowOver: 'over',
    windowPlan: 'Plan it',
    windowScopeMissing: 'Choose what it is for, or “Everything”.',
    windowScopes: { all: 'Everything', vendors: 'Vendors', monitors: 'Monitors' },
    windowStillThere: 'The window is still there',
    windowTooLong: 'A window lasts from 1m to 7d.',
    windowWhen: 'When',
    occurrence: (from: string, to: string) => `${from} to ${to}`,
    preview: 'Preview',
    previewClock: {
      own: 'in the time of this computer',
      other: (zone: string) => `planned by the clock of ${zone}, shown in the time of this computer`,
    },
    previewOver: 'It is over. Nothing will come of it.',
    previewTimes: 'Next times',
    scheduleAt: 'At',
    scheduleCron: 'Cron expression',
    scheduleCronHint: 'Minute, hour, day of the month, month, day of the week',
    scheduleDaily: 'Daily',
    scheduleDays: 'Days',
    scheduleIs: {
      cron: (expression: string, long: string) => `${expression} ${long}`,
      weekly: (days: string, at: string, long: string) => `${days} at ${at} ${long}`,
    },
    scheduleKinds: { once: 'Once', weekly: 'Weekly', cron: 'Cron' },
    scheduleLasts: (duration: string, zone: string | undefined) => `for ${duration}${zone ? ` (${zone})` : ''}`,
    scheduleLong: 'How long',
    weekdays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
    // Is it us?
    ownSide: 'Is it us?',
    references: 'References',
    referencesHint:
      'Asked at the instant a vendor does not answer, one address in each line. When all are silent too, the trouble is on our side and the vendor is not blamed. Mix names and IP addresses, so that a DNS failure shows, and have one over plain http, where a captive portal answers in its place. An address may be followed by its status and a text in its answer.',
    // Network
    network: 'Network',
    networkAddress: 'Who tells our public address',
    networkAddressHint: 'Asked when an incident opens, for the debug report. Empty: nobody is asked',
    networkAtOnce: 'Probes at once',
    networkAtOnceHint: '1 to 200; others wait their turn',
    networkAuthorities: 'Extra certificate authorities',
    networkAuthoritiesHint: 'Paths of PEM files, one in each line',
    networkNoProxy: 'None of HTTP_PROXY, HTTPS_PROXY, NO_PROXY is set',
    networkProxy: "Use the system's proxy",
    // History
    history: 'History',
    historyStored: (size: string) => `${size} stored`,
    keepBodies: 'Keep of each body',
    keepRollups: 'Keep hours and days for',
    keepSamples: 'Keep response times for',
    keepTranscripts: 'Keep transcripts for',
    maxHistory: 'Both take at most',
    maxTranscripts: 'Transcripts take at most',
    diskDay: 'A day',
    diskFull: 'In full',
    diskKinds: {
      samples: 'Response times',
      rollups: 'Hours and days',
      transcripts: 'Transcripts',
      incidents: 'Incidents',
    },
    diskNow: 'Now',
    diskPlace: 'On the disk',
    diskProbes: (count: string) =>
      `${count} probes a day with the monitors as they are. Each failed attempt adds some kilobytes; incidents are kept for ever.`,
    diskTogether: 'Together',
    diskUnreadable: 'What history takes could not be read.',
    // Backup
    backup: 'Backup',
    backupBefore: (when: string) => `What was here before ${when} is kept.`,
    backupBringBack: 'Bring it back',
    backupCopyPath: 'Copy the path',
    backupDiscard: 'Do not restore',
    backupFile: 'Restore the backup',
    backupFileExample: '/home/you/headstart-backups/headstart-backup-….tar',
    backupFolder: 'Back up into the folder',
    backupMade: '{size} in {file}',
    backupMake: 'Back up',
    backupNote: 'keys stay in the keychain: they are in no backup',
    backupProgress: 'Progress',
    backupRead: 'Read it',
    backupReady: {
      here: (when: string) =>
        `What was saved ${when} is ready. Restart Headstart to see it. What is here now is kept beside it.`,
      terminal: (when: string) =>
        `What was saved ${when} is ready. End Headstart in its terminal and start it again to see it. What is here now is kept beside it.`,
    },
    backupRestart: 'Restart now',
    backupRunning: {
      backup: (done: string, all: string) => `Backing up: ${done} of ${all}`,
      restore: (done: string, all: string) => `Reading the backup: ${done} of ${all}`,
    },
    // Metrics
    metrics: 'Metrics',
    metricsAddress: 'Address',
    metricsCopied: 'A job for prometheus.yml. It reads the token from its file; no token is in it.',
    metricsCopy: 'Copy scrape configuration',
    metricsCopyAddress: 'Copy address of the metrics',
    metricsCopyToken: 'Copy token of the metrics',
    metricsCopyTokenFile: 'Copy path of the token file',
    metricsHideToken: 'Hide token',
    metricsHint: 'On this computer only, with a token of its own; names follow blackbox_exporter',
    metricsNewToken: 'New token',
    metricsNewTokenFailed: 'The token was not changed',
    metricsNewTokenMade: 'The old one is refused from now on',
    metricsServe: 'Serve /metrics for Prometheus',
    metricsShowToken: 'Show token',
    metricsToken: 'Token',
    metricsTokenFile: 'Token file',
    // Secrets
    scrubDone: (changed: string, all: string) =>
      `A key entered later stood in ${changed} of ${all} stored transcripts. It was taken out.`,
    scrubRunning: (done: string, all: string) =>
      `Looking for new keys in what is stored: ${done} of ${all} transcripts.`,
    scrubRunningTaken: (done: string, all: string, changed: string) =>
      `Looking for new keys in what is stored: ${done} of ${all} transcripts, taken out of ${changed}.`,
    secretActions: 'Actions',
    secretPaste: 'Paste the key',
    secretRemove: 'Remove',
    secretReplace: 'Replace',
    secrets: 'Secrets',
    secretsEmpty: 'No secrets yet',
    secretsEmptyHint: "Write {{secret:NAME}} in a monitor's request, and its field appears there and here.",
    secretSet: 'Set value',
    secretsNote: 'values stay in your keychain and are never shown',
    secretState: 'State',
    secretStates: {
      stored: 'In the keychain',
      environment: 'From the environment',
      missing: 'Missing',
      unavailable: 'Keychain does not answer',
    },
    secretStore: 'Store',
    secretUnused: 'nothing',
    secretUsedBy: 'Used by',
    secretValue: (name: string) => `Value of ${name}`,
    // Import and export
    exportAll: 'Export all',
    exportFailed: 'The export was not made',
    import: 'Import and export',
    importActions: { add: 'add', change: 'change', keep: 'as it is', remove: 'remove' },
    importApply: 'Apply these changes',
    importChanges: {
      done: (changes: number, kept: number) => `Done: ${plural(changes, 'change')}${asTheyAre(kept)}.`,
      would: (changes: number, kept: number) => `This would make ${plural(changes, 'change')}${asTheyAre(kept)}.`,
    },
    importChoose: 'Choose a file',
    importCounts: {
      monitor: (count: number) => plural(count, 'monitor'),
      vendor: (count: number) => plural(count, 'vendor'),
      channel: (count: number) => plural(count, 'channel'),
    },
    importField: 'YAML to import',
    importHint:
      'Headstart’s own YAML, a backup of Uptime Kuma (JSON) or a configuration of Gatus (YAML). Paste it, choose a file or drop one here.',
    importKinds: {
      vendor: 'vendor',
      monitor: 'monitor',
      channel: 'channel',
      maintenance: 'maintenance',
      settings: 'settings',
    },
    importLine: (line: number) => `line ${line}`,
    importMoved: {
      done: 'Keys of the file that went to your keychain: {names}.',
      would: 'Keys of the file go to your keychain: {names}.',
    },
    importNote: "vendors and monitors as YAML, never a secret's value",
    importNothing: 'Nothing would change.',
    importPaused: {
      done: (names: string) => `Paused, as in the other file: ${names}.`,
      would: (names: string) => `They come in paused, as in the other file: ${names}.`,
    },
    importPreview: 'Show what would change',
    importRemoves: (what: string) => `Remove what is not in the file (${what})`,
    importRequest: (method: string, url: string, interval: string | undefined) => `${method} ${url}, every ${interval}`,
    importShowAll: 'Show all of it',
    importSources: {
      headstart: 'This is a configuration of Headstart.',
      'uptime-kuma': 'This is a backup of Uptime Kuma.',
      gatus: 'This is a configuration of Gatus.',
    },
    importUnmapped: (count: number) => `${plural(count, 'part')} of the file did not map`,
    importUnreadable: 'The file could not be read',
    missing: 'Keys that are waited for',
    missingChannel: (name: string) => `channel ${name}`,
    missingSkip: 'Skip',
    missingStore: (count: number) => `Store ${plural(count, 'key')}`,
    missingText:
      'They go to your keychain. Leave out what you do not have at hand: its monitors stay unknown until it is set under Secrets.',
    undo: 'Take it back',
    undoDetails: 'What exactly',
    undoDone: 'The import was taken back',
    undoDoneRest: 'Everything else stayed as it is.',
    undoEdited: (names: string) => `What was edited since goes, too: ${names}.`,
    undoFailed: 'The import was not taken back',
    undoLast: (when: string) => `The last import was ${when}.`,
    undoNothing: 'Nothing of it is left to take back.',
    undoSentence: (parts: readonly string[]) => `It ${parts.join(', ')}.`,
    undoVerbs: {
      remove: (what: readonly string[]) => `removes ${what.join(' and ')}`,
      add: (what: readonly string[]) => `brings back ${what.join(' and ')}`,
      change: (what: readonly string[]) => `restores ${what.join(' and ')}`,
    },
  },
  alerts: {},
  monitorForm: {},
  /** Sentences that the rules in core build: verdicts, failures, titles, notices, the tray. */
  rules: {},
  /** What is said to other people while a vendor fails. */
  drafts: {
    templates: {
      banner: {
        seeing: `{features} {effect} right now. We are looking into it.[ Next update by {nextUpdate}.]`,
        'vendor-wide': `{features} {effect} right now. By our checks the trouble is at {vendor}, a service we use. We are on it.[ Next update by {nextUpdate}.]`,
        confirmed: `{features} {effect} right now. {vendor}, a service we use, has confirmed a problem on its side[ ({vendorPage})]. We are on it.[ Next update by {nextUpdate}.]`,
        recovering: `We see first signs that {features} {works} again. We keep watching.[ Next update by {nextUpdate}.]`,
        resolved: '{features} {works} again since {ended}. Thank you for your patience.',
      },
      'status-page': {
        seeing: `Investigating: {features} {effect}

Since {since} we are seeing errors, and {features} {effect}. We are looking into it.[ Next update by {nextUpdate}.]`,
        'vendor-wide': `Identified: {features} {effect}

Since {since}, {features} {effect}. By our checks the trouble is at {vendor}, a service we use, and not limited to us. We are on it: we watch {vendor} closely and do what we can on our side.[ Next update by {nextUpdate}.]`,
        confirmed: `Identified: {features} {effect}

Since {since}, {features} {effect}. {vendor}, a service we use, has confirmed a problem on its side[: {vendorPage}]. We are on it: we watch {vendor} closely and do what we can on our side.[ Next update by {nextUpdate}.]`,
        recovering: `Monitoring: {features} recovering

Our checks succeed again, and {features} should work for most of you. We keep watching before we call this resolved.[ Next update by {nextUpdate}.]`,
        resolved: `Resolved: {features} {works} again

From {since} until {ended} ({lasted}), {features} did not work as usual. Our checks have succeeded since. We are sorry for the disruption.`,
      },
      internal: {
        seeing: `{vendor}: {what} since {since}. We see it with our own checks, {failures}; {vendor} has not confirmed it.
What is affected: {features} {effect}.
Support: tell those who ask that we see errors and are looking into it. Do not blame {vendor} yet.
Sales: do not demonstrate {features} until the all-clear.
Engineering: the failing attempts and the debug report are in Headstart. Is it our own doing? Look at what we changed last.
[Next update by {nextUpdate}.]`,
        'vendor-wide': `{vendor}: {what} since {since}. By our checks it is vendor-wide, {failures}; {vendor} has not confirmed it.
What is affected: {features} {effect}.
Support: you can say that the trouble is at {vendor} by our checks, and that we are on it.
Sales: do not demonstrate {features} until the all-clear.
Engineering: the debug report for {vendor}'s support is in Headstart. Turn on fallbacks where we have them.
[Next update by {nextUpdate}.]`,
        confirmed: `{vendor}: {what} since {since}, {failures}. {vendor} has confirmed a problem[: {vendorPage}].
[{vendor} says: "{vendorSays}"
]What is affected: {features} {effect}.
Support: you can say that {vendor} has confirmed it, with the link, and that we are on it. Add no explanation of your own.
Sales: do not demonstrate {features} until the all-clear.
Engineering: turn on fallbacks where we have them; our own checks go on and tell the recovery first.
[Next update by {nextUpdate}.]`,
        recovering: `{vendor}: our last check passed; it began at {since}. This is not the all-clear yet.
What was affected: {features}.
Support: say that we see signs of recovery and keep watching. Do not promise that it is over.
Sales: wait for the all-clear.
Engineering: look at what has piled up on our side (retries, delayed work) before it runs again.
[Next update by {nextUpdate}.]`,
        resolved: `{vendor}: all clear. It lasted {lasted}, from {since} until {ended}.
What was affected: {features}.
Support: take the banner and the macros down; answer those who wrote in the meantime.
Sales: all can be shown again.
Engineering: check for work that failed in between and has to be run again; find who was affected in Headstart.`,
      },
      affected: {
        seeing: `Hello,

since {since} some of your requests to {features} have failed. We see it with our own monitoring and are looking into it. You need not do anything now; what can be retried safely may be retried later.[ We will write again by {nextUpdate}.]

We are sorry for the trouble.`,
        'vendor-wide': `Hello,

since {since} some of your requests to {features} have failed. By our checks the trouble is at {vendor}, a service we use. We are on it. You need not do anything now; what can be retried safely may be retried later.[ We will write again by {nextUpdate}.]

We are sorry for the trouble.`,
        confirmed: `Hello,

since {since} some of your requests to {features} have failed. {vendor}, a service we use, has confirmed a problem on its side[: {vendorPage}]. We are on it. You need not do anything now; what can be retried safely may be retried later.[ We will write again by {nextUpdate}.]

We are sorry for the trouble.`,
        recovering: `Hello,

since {since} some of your requests to {features} have failed. Our checks have begun to succeed again, and we keep watching.[ We will write again by {nextUpdate}.]

We are sorry for the trouble.`,
        resolved: `Hello,

on {date}, from {since} until {ended}, some of your requests to {features} failed. {features} {works} again. Please check what you sent in that time, and send again what did not go through; answer this message if anything is missing and we will help.

We are sorry: you should not have had to deal with this.`,
      },
    } satisfies Record<Audience, Record<WordStage, string>>,
    /** What stands where the user has not said which of our features use the vendor. */
    noFeatures: { inSentence: 'some parts of our product', atStart: 'Some parts of our product' },
    noFeaturesOf: (product: string) => ({
      inSentence: `some parts of ${product}`,
      atStart: `Some parts of ${product}`,
    }),
    /** `Checkout`, `Checkout and Invoices`, `Checkout, Invoices and Receipts`. */
    listed: (names: readonly string[]) =>
      names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
    effects: { fail: 'may fail', slow: 'may be slow', odd: 'may not work as usual' },
    worksAgain: { one: 'works', many: 'work' },
    failuresOf: (failures: number, attempts: number) => `${failures} of ${attempts} attempts failed`,
    /** What our checks observe, to follow the vendor's name and a colon. Says what is seen, never why. */
    observed: {
      'dns-not-found': 'its address is not found',
      'dns-failure': 'its address cannot be looked up',
      refused: 'it refuses connections',
      unreachable: 'it is unreachable',
      reset: 'it breaks off connections',
      timeout: 'it does not answer in time',
      'tls-expired': 'its certificate is past its date',
      'tls-untrusted': 'its certificate is not trusted',
      'tls-not-yet-valid': 'its certificate is not valid yet',
      'tls-wrong-host': 'its certificate is for another name',
      'tls-other': 'no secure connection can be made to it',
      'tls-client-certificate': 'it does not accept our client certificate',
      'malformed-response': 'its answers cannot be read',
      'too-large': 'its answers are too large',
      'too-many-redirects': 'it redirects without end',
      proxy: 'it cannot be reached through our proxy',
      aborted: 'it gives no answer',
      slow: 'it is slow',
      'key-rejected': 'it does not accept our key',
      certificate: 'its certificate ends soon',
      content: 'its answers are not what we expect',
    } satisfies Record<FailureKind | 'slow' | 'key-rejected' | 'certificate' | 'content', string>,
    observedStatus: (status: number) => `it answers ${status}`,
    /** Why the evidence allows this stage and no other, for the user. */
    stageWhy: {
      seeing: (vendor: string, { silentPage, oursAlone }: { silentPage: boolean; oursAlone: boolean }) =>
        oursAlone
          ? `What is known fits trouble of your account alone, so nothing is said about ${vendor}.`
          : silentPage
            ? `Your own checks fail. ${vendor}’s status page says nothing about it, and no check has shown yet that others are affected.`
            : `Your own checks fail. Nothing has shown yet that others are affected, and ${vendor} has not confirmed it.`,
      'vendor-wide': (vendor: string) =>
        `Your checks show that ${vendor} fails for more than your account. It has not confirmed it.`,
      confirmed: (vendor: string) =>
        `${vendor}’s status page tells of trouble, so the texts may say that it confirmed it.`,
      recovering: () => 'The last check passed. It is not over until as many pass in a row as the monitor asks for.',
      resolved: () => 'The incident is over by your checks: these texts say so and take down what was said before.',
    } satisfies Record<WordStage, (vendor: string, facts: { silentPage: boolean; oursAlone: boolean }) => string>,
    /** What to think of before saying anything at all. */
    cautions: {
      certificate: 'A certificate that ends soon fails nothing yet: there may be nothing to tell customers.',
      oursAlone: 'Check your key and account first: customers of yours may be affected while the vendor is well.',
    },
    audienceNames: {
      banner: 'Customer banner',
      'status-page': 'Status page post',
      internal: 'Internal update',
      affected: 'Note to those affected',
    } satisfies Record<Audience, string>,
    /** What stands for a text that was removed and not replaced. */
    takenDown: 'Taken down.',
    stageNames: {
      seeing: 'We are seeing errors',
      'vendor-wide': 'Vendor-wide by our checks',
      confirmed: 'Confirmed by the vendor',
      recovering: 'Recovering',
      resolved: 'Resolved',
    } satisfies Record<WordStage, string>,
    // The timeline's lines about what was said.
    said: (audience: string, to: string | undefined, words: string, promise: string) =>
      `${audience}${to === undefined ? '' : ` (${to})`}: “${words}”${promise}`,
    promised: (when: string) => ` Next update promised for ${when}.`,
    promiseReleased: (audience: string) => `${audience}: you need no reminder of the next update any more.`,
    promiseMoved: (audience: string, when: string) =>
      `${audience}: you will be reminded of the next update at ${when}.`,
    // Promises that come due.
    promiseBody: (audience: string, vendor: string, next: string) => `${audience} for ${vendor}. ${next}`,
    promiseDue: (when: string) => `You promised an update at ${when}`,
    promiseNext: (title: string, audiences: string, next: string) => `${title}: ${audiences}. ${next}`,
    promiseReady: 'A text for what is known now is ready.',
    promiseReadyClosed: 'It is over: the text that says so is ready.',
    // What is asked about a text before it leaves.
    problems: {
      cause: (found: string, vendor: string) => `“${found}” names a cause that ${vendor} has not stated.`,
      host: (found: string) => `“${found}” is an address inside your network.`,
      promise: (found: string) => `The text does not say that the next update comes by ${found}.`,
      variable: (found: string) => `${found} is not filled in.`,
    },
    // Variables of templates, and what is wrong with one.
    noVariable: (name: string, hint: string) => `There is no variable {${name}}. ${hint}`,
    noVariableMeant: (name: string) => `Did you mean {${name}}?`,
    noVariableThere: (names: string) => `There are ${names}.`,
    ourProduct: 'our product',
    variableMayBeEmpty: (name: string) =>
      `{${name}} may have nothing to say. Put it and what belongs to it in [ ], which is left out then.`,
    /** What a template can fill in, in the order in which the editor offers it. */
    variables: {
      vendor: 'the vendor’s name',
      features: 'our features that stand on the vendor: “Checkout and Invoices”',
      effect: 'what may happen to them: “may fail”, “may be slow”',
      works: '“works”, or “work” for several features',
      since: 'when the first attempt failed',
      ended: 'when the incident was over, or the time now while it is not',
      lasted: 'how long it lasts or lasted',
      date: 'the day on which it began',
      now: 'the time of writing',
      what: 'what our checks see: “it answers 503”',
      failures: 'how many attempts failed: “4 of 4 attempts failed”',
      product: 'the name of our product',
      nextUpdate: 'when the next update is promised for',
      vendorPage: 'link to what the vendor says',
      vendorSays: 'the vendor’s own words',
    },
    // Lengths of time in texts for others.
    lasted: {
      minutes: (count: number) => plural(count, 'minute'),
      hours: (count: number) => plural(count, 'hour'),
      days: (count: number) => plural(count, 'day'),
      underAMinute: 'less than a minute',
    },
  },
  /** Refusals and errors: what happened, and what to do next. */
  errors: {},
}
