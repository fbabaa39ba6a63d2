// Generated from openapi.json by `npm run generate -w @asterism/api`. Change the server, not this file.

export interface paths {
    "/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * May this customer use this feature?
         * @description A question: it books nothing. `quantity` is 1 when not given. Between a check and a consume others may spend; to be sure, consume or reserve.
         *
         *     Scope: `usage:write`.
         */
        post: operations["check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check and debit in one step
         * @description Takes the cost from the customer’s grants in burn order, or answers no and takes nothing. The same key and body is one effect and hears the same answer; a no leaves its key free.
         *
         *     Scope: `usage:write`.
         */
        post: operations["consume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consume/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consume many, each on its own
         * @description Up to 1000 items, each with its own key; each gets its own answer, in order. A no or a refusal of one changes nothing for its neighbours.
         *
         *     Scope: `usage:write`.
         */
        post: operations["consumeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set credits aside for work of unknown cost
         * @description Reserve what the work may cost at most, commit what it did cost. What is not committed returns by itself when the reservation expires.
         *
         *     Scope: `usage:write`.
         */
        post: operations["reserve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what was really used
         * @description The rest returns to the lots it came from. Above the reservation the policy of the feature decides: refuse, take what is there, or leave a debt.
         *
         *     Scope: `usage:write`.
         */
        post: operations["commitReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give open work more time
         * @description The reservation then ends `expires_in` from now, at most a day after it was made.
         *
         *     Scope: `usage:write`.
         */
        post: operations["extendReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give everything back
         * @description For work that was not done. Releasing again answers the same.
         *
         *     Scope: `usage:write`.
         */
        post: operations["releaseReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/features/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature
         * @description As it is now.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["getFeature"];
        /**
         * Define a feature, or change it from now on
         * @description Metered features cost credits; boolean ones are for those who hold an entitlement.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setFeature"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every feature
         * @description By code. There are few, so they come all at once.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["listFeatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest version of a product
         * @description As it is sold now.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["getProduct"];
        /**
         * Define a product, or its next version
         * @description The same product again changes nothing; a different one is the next version, sold from now on.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setProduct"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every product, in its newest version
         * @description By code. There are few, so they come all at once.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a customer to pay for a product
         * @description Answers a Telegram invoice link in Stars. Nothing is booked until it is paid. With an Idempotency-Key the same request hears the same link.
         *
         *     Scope: `payments:write`.
         */
        post: operations["createInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Payments, newest first
         * @description Of one customer, in one state, through one connection: or all.
         *
         *     Scope: `payments:read`.
         */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One payment, with its refunds
         * @description Requested, settled (the money is here), fulfilled (the goods are theirs), refunded.
         *
         *     Scope: `payments:read`.
         */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a payment back, or see what that would do
         * @description The intent is stored, then the gateway is asked; follow `status`. With `dry_run` nothing happens, no key is needed, and the answer says what would be taken back.
         *
         *     Scope: `refunds:write`.
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give credits by hand
         * @description A promotion, a trial, a compensation. An open debt of the customer is paid from it first.
         *
         *     Scope: `grants:write`.
         */
        post: operations["grantCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a customer has
         * @description Credits and entitlements, now or at any past instant. A customer nobody has heard of has nothing.
         *
         *     Scope: `customers:read`.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lots of a customer, newest first
         * @description Each lot with where its credits are: available, reserved, spent, expired, revoked.
         *
         *     Scope: `customers:read`.
         */
        get: operations["listGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why did my credits change?
         * @description Purchases, grants, uses, reservations, expiry and refunds in one list, newest first.
         *
         *     Scope: `customers:read`.
         */
        get: operations["customerTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement for a period
         * @description What the customer could spend at `from`, each change up to `to`, and what was left then.
         *
         *     Scope: `customers:read`.
         */
        get: operations["customerStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connected bots
         * @description Oldest first. There are few, so they come all at once.
         *
         *     Scope: `bots:write`.
         */
        get: operations["listBots"];
        put?: never;
        /**
         * Connect a bot
         * @description `webhook`: Telegram calls us. `polling`: we ask Telegram. `tap`: your bot passes its payment updates on. Adding a bot again renews its token and mode. The token is sealed and never shown again.
         *
         *     Scope: `bots:write`.
         */
        post: operations["addBot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bots/{bot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One bot
         * @description Without its token, which is shown to nobody.
         *
         *     Scope: `bots:write`.
         */
        get: operations["getBot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bots/{bot}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass one Telegram update on (tap)
         * @description Send the update as Telegram sent it. It is stored before it is answered; the same update again is `duplicate`. Updates that are not about payments are `ignored`.
         *
         *     Scope: `updates:write`.
         */
        post: operations["receiveUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/telegram/{bot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where Telegram delivers updates
         * @description Called by Telegram with the secret it was given in `X-Telegram-Bot-Api-Secret-Token`. The update is stored before this answers 200.
         */
        post: operations["telegramWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is this process alive?
         * @description Touches nothing: an orchestrator restarts a process that does not answer it.
         */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can this process serve?
         * @description Asks the database: a load balancer sends requests elsewhere while this answers 503.
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description `XTR`, `TON`, `USD`, `USDT`, an ISO currency, or `credit:<type>`. */
        Asset: string;
        /** @description An asset and how much of it. */
        Amount: {
            asset: components["schemas"]["Asset"];
            /** @description A decimal string, without needless zeros. */
            amount: string;
        };
        /** @description A whole number as a decimal string, so that no reader loses digits of it. */
        Digits: string;
        /**
         * Format: date-time
         * @description An instant in UTC, as in RFC 3339.
         */
        Instant: string;
        /** @description It is stored in every case; `waiting` is tried again until it works. */
        UpdateReceipt: {
            /** @enum {string} */
            status: "applied" | "duplicate" | "ignored" | "waiting";
        };
        Bot: {
            id: string;
            telegram_id: string;
            username: string;
            name: string;
            /** @enum {string} */
            mode: "webhook" | "polling" | "tap";
            app: string;
            /** @description Whether Telegram has accepted how updates are to reach us. */
            connected: boolean;
            added_at: components["schemas"]["Instant"];
        };
        BotList: {
            bots: components["schemas"]["Bot"][];
        };
        /** @description What a customer has of one credit type. */
        CreditState: {
            credit_type: string;
            available: components["schemas"]["Digits"];
            reserved: components["schemas"]["Digits"];
            debt: components["schemas"]["Digits"];
        };
        Entitlement: {
            id: string;
            feature: string;
            starts_at: components["schemas"]["Instant"];
            /** @description For ever, when not given. */
            ends_at?: components["schemas"]["Instant"];
            payment?: string;
        };
        CustomerState: {
            customer: string;
            credits: components["schemas"]["CreditState"][];
            entitlements: components["schemas"]["Entitlement"][];
            as_of: components["schemas"]["Instant"];
        };
        /** @description A lot of credits: `granted` is the sum of where its credits are. */
        Grant: {
            id: string;
            credit_type: string;
            /** @enum {string} */
            category: "promo" | "trial" | "compensation" | "paid";
            priority: number;
            /** @enum {string} */
            status: "live" | "used" | "expired" | "revoked";
            granted: components["schemas"]["Digits"];
            available: components["schemas"]["Digits"];
            reserved: components["schemas"]["Digits"];
            spent: components["schemas"]["Digits"];
            expired: components["schemas"]["Digits"];
            revoked: components["schemas"]["Digits"];
            starts_at: components["schemas"]["Instant"];
            expires_at?: components["schemas"]["Instant"];
            payment?: string;
            reason?: string;
        };
        TimelineEntry: {
            at: components["schemas"]["Instant"];
            /** @enum {string} */
            kind: "purchase" | "grant" | "use" | "reservation" | "commit" | "release" | "expiry" | "refund";
            transfer?: string;
            credit_type?: string;
            /** @description Change of what the customer can spend. */
            available: components["schemas"]["Digits"];
            /** @description Change of what is set aside. */
            reserved: components["schemas"]["Digits"];
            /** @description Change of what the customer owes. */
            debt: components["schemas"]["Digits"];
            lots: {
                grant?: string;
                amount: components["schemas"]["Digits"];
            }[];
            feature?: string;
            reservation?: string;
            payment?: string;
            product?: string;
            category?: string;
            reason?: string;
        };
        /** @description `opening` plus every movement is `closing`, to the unit. */
        CreditStatement: {
            credit_type: string;
            opening: components["schemas"]["Digits"];
            closing: components["schemas"]["Digits"];
            movements: components["schemas"]["TimelineEntry"][];
        };
        GrantList: {
            grants: components["schemas"]["Grant"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        Timeline: {
            entries: components["schemas"]["TimelineEntry"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        Statement: {
            customer: string;
            from: components["schemas"]["Instant"];
            to: components["schemas"]["Instant"];
            as_of: components["schemas"]["Instant"];
            statements: components["schemas"]["CreditStatement"][];
        };
        Feature: {
            code: string;
            /** @enum {string} */
            kind: "metered" | "boolean";
            app: string;
            credit_type?: string;
            credit_cost?: components["schemas"]["Digits"];
            /**
             * @description What a commit above its reservation does.
             * @enum {string}
             */
            overrun?: "refuse" | "partial" | "debt";
        };
        FeatureList: {
            features: components["schemas"]["Feature"][];
        };
        /**
         * @description Why the answer is no: a no is an answer, not an error.
         * @enum {string}
         */
        NoReason: "insufficient_credits" | "no_entitlement";
        CheckAnswer: {
            allowed: boolean;
            reason?: components["schemas"]["NoReason"];
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
            /** @description Credits the customer owes; not given when none. */
            debt?: components["schemas"]["Digits"];
            resets_at?: components["schemas"]["Instant"];
        };
        ConsumeAnswer: {
            allowed: boolean;
            reason?: components["schemas"]["NoReason"];
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
            /** @description The transfer's number in your book; only when allowed. */
            transfer?: string;
        };
        /** @description Why this item was refused; its neighbours were not disturbed. */
        ItemProblem: {
            /** @enum {string} */
            code: "invalid_request" | "invalid_amount" | "payload_too_large" | "idempotency_key_required" | "idempotency_conflict" | "unauthenticated" | "key_expired" | "key_revoked" | "address_not_allowed" | "scope_missing" | "rate_limited" | "overloaded" | "not_found" | "unknown_account" | "unknown_feature" | "unknown_product" | "wrong_asset" | "insufficient_funds" | "above_ceiling" | "amount_overflow" | "hold_not_open" | "already_exists" | "reservation_not_open" | "above_reservation" | "payment_not_refundable" | "refund_in_progress" | "policy_unavailable" | "mode_unavailable" | "feature_not_metered" | "bot_token_invalid" | "gateway_refused" | "gateway_unavailable" | "signature_invalid" | "unknown_route" | "method_not_allowed" | "unsupported_media_type" | "malformed_http" | "request_timeout" | "headers_too_large" | "internal_error";
            detail: string;
        };
        ConsumeBatchAnswer: {
            results: (components["schemas"]["ConsumeAnswer"] | {
                problem: components["schemas"]["ItemProblem"];
            })[];
        };
        GrantAnswer: {
            grant: string;
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
        };
        InvoiceAnswer: {
            /** @description Send it to the customer, or open it in a Mini App. */
            link: string;
            /** @description The payment that the invoice asks for. */
            payment: string;
        };
        /** @description A span of time in whole seconds. */
        Seconds: number;
        Product: {
            code: string;
            /** @description A change makes the next version; what was sold keeps its own. */
            version: number;
            /** @enum {string} */
            kind: "credit_pack" | "pass" | "subscription";
            title: string;
            description: string;
            price: components["schemas"]["Amount"];
            grants: {
                credit_type: string;
                amount: components["schemas"]["Digits"];
                expires_in?: components["schemas"]["Seconds"];
                priority?: number;
            }[];
            entitlements: {
                feature: string;
                duration?: components["schemas"]["Seconds"];
            }[];
            /**
             * @description What a refund does about credits that are spent already. `void_remaining` and `debt` work today.
             * @enum {string}
             */
            refund_policy: "void_remaining" | "debt" | "block" | "forgive" | "ask";
            created_at: components["schemas"]["Instant"];
        };
        ProductList: {
            products: components["schemas"]["Product"][];
        };
        Payment: {
            id: string;
            /** @enum {string} */
            status: "requested" | "expired" | "settled" | "unmatched" | "fulfilled" | "refunded";
            gateway: string;
            /** @description The bot, shop or wallet that received it. */
            connection: string;
            app: string;
            purpose?: string;
            customer?: string;
            product?: string;
            title: string;
            description: string;
            /** @description What was asked for. */
            amount: components["schemas"]["Amount"];
            /** @description What came in. */
            paid?: components["schemas"]["Amount"];
            /** @description The gateway's name of the charge. */
            charge?: string;
            /** @description Who paid, by the gateway's id. */
            payer?: string;
            link?: string;
            /** @description Why it waits, in a sentence. */
            problem?: string;
            requested_at: components["schemas"]["Instant"];
            expires_at?: components["schemas"]["Instant"];
            settled_at?: components["schemas"]["Instant"];
            fulfilled_at?: components["schemas"]["Instant"];
            refunded_at?: components["schemas"]["Instant"];
        };
        Refund: {
            refund: string;
            payment: string;
            /** @enum {string} */
            status: "requested" | "sending" | "unknown" | "done" | "refused";
            policy?: string;
            /** @enum {string} */
            origin: "request" | "platform" | "gateway";
            problem?: string;
            requested_at: components["schemas"]["Instant"];
            done_at?: components["schemas"]["Instant"];
        };
        /** @description What the refund would do now, to the unit. */
        RefundPreview: {
            /** @constant */
            dry_run: true;
            payment: string;
            policy: string;
            credit_type: string;
            granted: components["schemas"]["Digits"];
            spent: components["schemas"]["Digits"];
            reserved: components["schemas"]["Digits"];
            expired: components["schemas"]["Digits"];
            /** @description What the refund takes back. */
            removable: components["schemas"]["Digits"];
            /** @description What the customer then owes. */
            debt: components["schemas"]["Digits"];
            credit_types: {
                credit_type: string;
                granted: components["schemas"]["Digits"];
                spent: components["schemas"]["Digits"];
                reserved: components["schemas"]["Digits"];
                expired: components["schemas"]["Digits"];
                /** @description What the refund takes back. */
                removable: components["schemas"]["Digits"];
                /** @description What the customer then owes. */
                debt: components["schemas"]["Digits"];
            }[];
            /** @description Features whose access ends. */
            entitlements: string[];
        };
        PaymentList: {
            payments: components["schemas"]["Payment"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        PaymentWithRefunds: {
            id: string;
            /** @enum {string} */
            status: "requested" | "expired" | "settled" | "unmatched" | "fulfilled" | "refunded";
            gateway: string;
            /** @description The bot, shop or wallet that received it. */
            connection: string;
            app: string;
            purpose?: string;
            customer?: string;
            product?: string;
            title: string;
            description: string;
            /** @description What was asked for. */
            amount: components["schemas"]["Amount"];
            /** @description What came in. */
            paid?: components["schemas"]["Amount"];
            /** @description The gateway's name of the charge. */
            charge?: string;
            /** @description Who paid, by the gateway's id. */
            payer?: string;
            link?: string;
            /** @description Why it waits, in a sentence. */
            problem?: string;
            requested_at: components["schemas"]["Instant"];
            expires_at?: components["schemas"]["Instant"];
            settled_at?: components["schemas"]["Instant"];
            fulfilled_at?: components["schemas"]["Instant"];
            refunded_at?: components["schemas"]["Instant"];
            refunds: components["schemas"]["Refund"][];
        };
        ReserveAnswer: {
            allowed: boolean;
            reason?: components["schemas"]["NoReason"];
            reservation?: string;
            expires_at?: components["schemas"]["Instant"];
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
        };
        Reservation: {
            reservation: string;
            /** @enum {string} */
            status: "open" | "committed" | "released" | "expired";
            expires_at: components["schemas"]["Instant"];
            /** @description Credits taken. */
            committed: components["schemas"]["Digits"];
            /** @description Credits given back to the lots they came from. */
            returned: components["schemas"]["Digits"];
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
            /** @description What this commit added to the customer’s debt. */
            debt?: components["schemas"]["Digits"];
        };
        FieldFault: {
            /** @description Where in the request: `quantity`, `items.3.customer`, `query.limit`. */
            path: string;
            /** @description What was wrong with it and how to mend it. */
            message: string;
        };
        /** @description Every answer that is not a success (RFC 9457). */
        Problem: {
            /** @description A URN that ends in the code. */
            type: string;
            /** @description What the code means, the same for every request. */
            title: string;
            /** @description The HTTP status again. */
            status: number;
            /**
             * @description Stable: write programs against it.
             * @enum {string}
             */
            code: "invalid_request" | "invalid_amount" | "payload_too_large" | "idempotency_key_required" | "idempotency_conflict" | "unauthenticated" | "key_expired" | "key_revoked" | "address_not_allowed" | "scope_missing" | "rate_limited" | "overloaded" | "not_found" | "unknown_account" | "unknown_feature" | "unknown_product" | "wrong_asset" | "insufficient_funds" | "above_ceiling" | "amount_overflow" | "hold_not_open" | "already_exists" | "reservation_not_open" | "above_reservation" | "payment_not_refundable" | "refund_in_progress" | "policy_unavailable" | "mode_unavailable" | "feature_not_metered" | "bot_token_invalid" | "gateway_refused" | "gateway_unavailable" | "signature_invalid" | "unknown_route" | "method_not_allowed" | "unsupported_media_type" | "malformed_http" | "request_timeout" | "headers_too_large" | "internal_error";
            /** @description What was wrong this time and how to mend it. */
            detail: string;
            /** @description The fields to mend, where there are such. */
            errors?: components["schemas"]["FieldFault"][];
            /** @description Facts for programs; differs by code. */
            details?: {
                [key: string]: unknown;
            };
            /** @description Names this request in our logs. */
            request_id: string;
        };
        /** @description One update of the Bot API, unchanged. */
        TelegramUpdate: {
            update_id: number;
        } & {
            [key: string]: unknown;
        };
        /** @description An id as it was given to you. */
        AnyId: string;
        BotRequest: {
            token: string;
            /**
             * @description How updates reach us. `relay` and `read_only` do not work yet.
             * @enum {string}
             */
            mode: "webhook" | "polling" | "tap" | "relay" | "read_only";
            /** @description Whose income its payments are; `main` when not given. */
            app?: components["schemas"]["Code"];
            /**
             * Format: uri
             * @description For `relay`.
             */
            forward_url?: string;
            /** @description For `relay`. */
            forward_secret?: string;
        };
        /** @description A code of 1 to 48 letters, digits, `_`, `.` or `-`. */
        Code: string;
        /** @description Your own name for the person; for a Telegram user, the numeric id as a string. */
        Customer: string;
        /**
         * Format: date-time
         * @description An instant as in RFC 3339, with its offset.
         */
        InstantAsked: string;
        GrantRequest: {
            customer: components["schemas"]["Customer"];
            amount: components["schemas"]["Quantity"];
            /** @description `credits` when not given. */
            credit_type?: components["schemas"]["Code"];
            /**
             * @description `promo` when not given.
             * @enum {string}
             */
            category?: "promo" | "trial" | "compensation" | "paid";
            /** @description Lower is spent first; 50 when not given. */
            priority?: number;
            /** @description Never, when not given. */
            expires_at?: components["schemas"]["InstantAsked"];
            /** @description Why: shown in the customer’s timeline. */
            reason: string;
        };
        /** @description A whole number above zero, as a decimal string. JSON integers are taken too. */
        Quantity: string | number;
        RefundRequest: {
            /**
             * @description The policy of the product, when not given.
             * @enum {string}
             */
            policy?: "void_remaining" | "debt" | "block" | "forgive" | "ask";
            /** @description Only say what the refund would do. */
            dry_run?: boolean;
        };
        InvoiceRequest: {
            customer: components["schemas"]["Customer"];
            product: components["schemas"]["Code"];
            /** @description The bot that sells; the only one there is, when not given. */
            bot?: components["schemas"]["AnyId"];
        };
        ProductRequest: {
            /** @enum {string} */
            kind: "credit_pack" | "pass" | "subscription";
            /** @description Shown on the invoice; Telegram takes 32 characters. */
            title: string;
            /** @description Shown on the invoice; Telegram takes 255 characters. */
            description: string;
            /** @description Whole Stars: `{"asset": "XTR", "amount": "250"}`. */
            price: components["schemas"]["AmountAsked"];
            grants?: components["schemas"]["GrantLine"][];
            entitlements?: components["schemas"]["EntitlementLine"][];
            /**
             * @description What a refund does about credits that are spent already. `void_remaining` and `debt` work today.
             * @default void_remaining
             * @enum {string}
             */
            refund_policy?: "void_remaining" | "debt" | "block" | "forgive" | "ask";
        };
        EntitlementLine: {
            feature: components["schemas"]["Code"];
            /** @description For ever, when not given. */
            duration?: components["schemas"]["Duration"];
        };
        /** @description Seconds, or a number with a unit: `90s`, `15m`, `12h`, `30d`. */
        Duration: string | number;
        GrantLine: {
            credit_type: components["schemas"]["Code"];
            amount: components["schemas"]["Quantity"];
            /** @description From the purchase; never, when not given. */
            expires_in?: components["schemas"]["Duration"];
            /** @description Lower is spent first; 50 when not given. */
            priority?: number;
        };
        /** @description An asset and how much of it. */
        AmountAsked: {
            asset: components["schemas"]["Asset"];
            amount: string | number;
        };
        FeatureRequest: {
            /** @enum {string} */
            kind: "metered" | "boolean";
            /** @description `credits` when not given; only for metered features. */
            credit_type?: components["schemas"]["Code"];
            /** @description Credits that one unit costs; 1 when not given. */
            credit_cost?: components["schemas"]["Quantity"];
            /**
             * @description What a commit above its reservation does.
             * @enum {string}
             */
            overrun?: "refuse" | "partial" | "debt";
            /** @description The app it belongs to; `main` when not given. */
            app?: components["schemas"]["Code"];
        };
        ExtendRequest: {
            expires_in: components["schemas"]["Duration"];
        };
        CommitRequest: {
            quantity: components["schemas"]["Quantity"];
        };
        ReserveRequest: {
            customer: components["schemas"]["Customer"];
            feature: components["schemas"]["Code"];
            quantity: components["schemas"]["Quantity"];
            /** @description 600 seconds when not given, a day at most. */
            expires_in?: components["schemas"]["Duration"];
        };
        ConsumeBatchRequest: {
            items: {
                customer: components["schemas"]["Customer"];
                feature: components["schemas"]["Code"];
                quantity: components["schemas"]["Quantity"];
                idempotency_key: string;
            }[];
        };
        ConsumeRequest: {
            customer: components["schemas"]["Customer"];
            feature: components["schemas"]["Code"];
            quantity: components["schemas"]["Quantity"];
        };
        CheckRequest: {
            customer: components["schemas"]["Customer"];
            feature: components["schemas"]["Code"];
            quantity?: components["schemas"]["Quantity"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "feature": "image",
                 *       "quantity": "1"
                 *     }
                 */
                "application/json": components["schemas"]["CheckRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": true,
                     *       "remaining": "490"
                     *     }
                     */
                    "application/json": components["schemas"]["CheckAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `amount_overflow`: The amount is larger than an account can hold. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:amount_overflow",
                     *       "title": "The amount is larger than an account can hold",
                     *       "status": 422,
                     *       "code": "amount_overflow",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consume: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example consume-1042
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "feature": "image",
                 *       "quantity": "1"
                 *     }
                 */
                "application/json": components["schemas"]["ConsumeRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": true,
                     *       "remaining": "480",
                     *       "transfer": "1042"
                     *     }
                     */
                    "application/json": components["schemas"]["ConsumeAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `feature_not_metered`: The feature is not metered.
             *
             *     `amount_overflow`: The amount is larger than an account can hold.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consumeBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "customer": "123456789",
                 *           "feature": "image",
                 *           "quantity": "1",
                 *           "idempotency_key": "render-1042"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ConsumeBatchRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "allowed": true,
                     *           "remaining": "470",
                     *           "transfer": "1043"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConsumeBatchAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reserve: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example reserve-1042
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "feature": "message",
                 *       "quantity": "100",
                 *       "expires_in": "15m"
                 *     }
                 */
                "application/json": components["schemas"]["ReserveRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": true,
                     *       "reservation": "rsv_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "expires_at": "2026-11-20T10:15:00.000Z",
                     *       "remaining": "400"
                     *     }
                     */
                    "application/json": components["schemas"]["ReserveAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `feature_not_metered`: The feature is not metered.
             *
             *     `amount_overflow`: The amount is larger than an account can hold.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commitReservation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example commitReservation-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example rsv_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": "37"
                 *     }
                 */
                "application/json": components["schemas"]["CommitRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reservation": "rsv_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "committed",
                     *       "expires_at": "2026-11-20T10:10:00.000Z",
                     *       "committed": "37",
                     *       "returned": "63",
                     *       "remaining": "463"
                     *     }
                     */
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reservation_not_open`: The reservation is not open any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:reservation_not_open",
                     *       "title": "The reservation is not open any more",
                     *       "status": 409,
                     *       "code": "reservation_not_open",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `above_reservation`: More was used than was reserved.
             *
             *     `amount_overflow`: The amount is larger than an account can hold.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendReservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example rsv_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expires_in": "30m"
                 *     }
                 */
                "application/json": components["schemas"]["ExtendRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reservation": "rsv_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "open",
                     *       "expires_at": "2026-11-20T10:30:00.000Z",
                     *       "committed": "0",
                     *       "returned": "0",
                     *       "remaining": "400"
                     *     }
                     */
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reservation_not_open`: The reservation is not open any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:reservation_not_open",
                     *       "title": "The reservation is not open any more",
                     *       "status": 409,
                     *       "code": "reservation_not_open",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseReservation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example releaseReservation-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example rsv_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reservation": "rsv_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "released",
                     *       "expires_at": "2026-11-20T10:10:00.000Z",
                     *       "committed": "0",
                     *       "returned": "100",
                     *       "remaining": "500"
                     *     }
                     */
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reservation_not_open`: The reservation is not open any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:reservation_not_open",
                     *       "title": "The reservation is not open any more",
                     *       "status": 409,
                     *       "code": "reservation_not_open",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict`: This Idempotency-Key was used for something else. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFeature: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example image */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "image",
                     *       "kind": "metered",
                     *       "app": "main",
                     *       "credit_type": "credits",
                     *       "credit_cost": "10",
                     *       "overrun": "refuse"
                     *     }
                     */
                    "application/json": components["schemas"]["Feature"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setFeature: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example image */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "metered",
                 *       "credit_cost": "10"
                 *     }
                 */
                "application/json": components["schemas"]["FeatureRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "image",
                     *       "kind": "metered",
                     *       "app": "main",
                     *       "credit_type": "credits",
                     *       "credit_cost": "10",
                     *       "overrun": "refuse"
                     *     }
                     */
                    "application/json": components["schemas"]["Feature"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFeatures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "features": [
                     *         {
                     *           "code": "image",
                     *           "kind": "metered",
                     *           "app": "main",
                     *           "credit_type": "credits",
                     *           "credit_cost": "10",
                     *           "overrun": "refuse"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FeatureList"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pack_500 */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "pack_500",
                     *       "version": 1,
                     *       "kind": "credit_pack",
                     *       "title": "500 credits",
                     *       "description": "Enough for 50 images.",
                     *       "price": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "grants": [
                     *         {
                     *           "credit_type": "credits",
                     *           "amount": "500"
                     *         }
                     *       ],
                     *       "entitlements": [],
                     *       "refund_policy": "void_remaining",
                     *       "created_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_product`: There is no such product. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_product",
                     *       "title": "There is no such product",
                     *       "status": 404,
                     *       "code": "unknown_product",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pack_500 */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "credit_pack",
                 *       "title": "500 credits",
                 *       "description": "Enough for 50 images.",
                 *       "price": {
                 *         "asset": "XTR",
                 *         "amount": "250"
                 *       },
                 *       "grants": [
                 *         {
                 *           "credit_type": "credits",
                 *           "amount": "500"
                 *         }
                 *       ],
                 *       "entitlements": [],
                 *       "refund_policy": "void_remaining"
                 *     }
                 */
                "application/json": components["schemas"]["ProductRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "pack_500",
                     *       "version": 1,
                     *       "kind": "credit_pack",
                     *       "title": "500 credits",
                     *       "description": "Enough for 50 images.",
                     *       "price": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "grants": [
                     *         {
                     *           "credit_type": "credits",
                     *           "amount": "500"
                     *         }
                     *       ],
                     *       "entitlements": [],
                     *       "refund_policy": "void_remaining",
                     *       "created_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Product"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `policy_unavailable`: This refund policy does not work yet. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:policy_unavailable",
                     *       "title": "This refund policy does not work yet",
                     *       "status": 422,
                     *       "code": "policy_unavailable",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "products": [
                     *         {
                     *           "code": "pack_500",
                     *           "version": 1,
                     *           "kind": "credit_pack",
                     *           "title": "500 credits",
                     *           "description": "Enough for 50 images.",
                     *           "price": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "grants": [
                     *             {
                     *               "credit_type": "credits",
                     *               "amount": "500"
                     *             }
                     *           ],
                     *           "entitlements": [],
                     *           "refund_policy": "void_remaining",
                     *           "created_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProductList"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvoice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example createInvoice-1042
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "product": "pack_500"
                 *     }
                 */
                "application/json": components["schemas"]["InvoiceRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "link": "https://t.me/$AbCdEf",
                     *       "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122"
                     *     }
                     */
                    "application/json": components["schemas"]["InvoiceAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unknown_product`: There is no such product.
             *
             *     `not_found`: There is no such thing.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_product",
                     *       "title": "There is no such product",
                     *       "status": 404,
                     *       "code": "unknown_product",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `gateway_refused`: The payment system refused.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: The platform cannot answer just now.
             *
             *     `gateway_unavailable`: The payment system did not answer.
             */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                customer?: components["schemas"]["Customer"];
                /** @example fulfilled */
                status?: "requested" | "expired" | "settled" | "unmatched" | "fulfilled" | "refunded";
                connection?: components["schemas"]["AnyId"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /** @description How many entries at most; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "payments": [
                     *         {
                     *           "id": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "status": "fulfilled",
                     *           "gateway": "stars",
                     *           "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "app": "main",
                     *           "customer": "123456789",
                     *           "product": "pack_500",
                     *           "title": "500 credits",
                     *           "description": "Enough for 50 images.",
                     *           "amount": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "paid": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "requested_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentList"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pay_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "fulfilled",
                     *       "gateway": "stars",
                     *       "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "app": "main",
                     *       "customer": "123456789",
                     *       "product": "pack_500",
                     *       "title": "500 credits",
                     *       "description": "Enough for 50 images.",
                     *       "amount": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "paid": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "requested_at": "2026-11-20T10:00:00.000Z",
                     *       "refunds": []
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentWithRefunds"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example refundPayment-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example pay_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "policy": "void_remaining"
                 *     }
                 */
                "application/json": components["schemas"]["RefundRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "refund": "rf_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "requested",
                     *       "policy": "void_remaining",
                     *       "origin": "request",
                     *       "requested_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"] | components["schemas"]["RefundPreview"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `payment_not_refundable`: The payment cannot be refunded.
             *
             *     `refund_in_progress`: A refund of this payment is under way.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payment_not_refundable",
                     *       "title": "The payment cannot be refunded",
                     *       "status": 409,
                     *       "code": "payment_not_refundable",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `policy_unavailable`: This refund policy does not work yet.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantCredits: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example grantCredits-1042
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "amount": "50",
                 *       "category": "compensation",
                 *       "reason": "The render of 20 November failed."
                 *     }
                 */
                "application/json": components["schemas"]["GrantRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "grant": "gr_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "remaining": "550"
                     *     }
                     */
                    "application/json": components["schemas"]["GrantAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `amount_overflow`: The amount is larger than an account can hold.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: {
                as_of?: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": "123456789",
                     *       "credits": [
                     *         {
                     *           "credit_type": "credits",
                     *           "available": "490",
                     *           "reserved": "0",
                     *           "debt": "0"
                     *         }
                     *       ],
                     *       "entitlements": [],
                     *       "as_of": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerState"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGrants: {
        parameters: {
            query?: {
                as_of?: components["schemas"]["InstantAsked"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /**
                 * @description How many entries at most; 50 when not given.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "grants": []
                     *     }
                     */
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customerTimeline: {
        parameters: {
            query?: {
                as_of?: components["schemas"]["InstantAsked"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /**
                 * @description How many entries at most; 50 when not given.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "at": "2026-11-20T10:00:00.000Z",
                     *           "kind": "use",
                     *           "transfer": "1042",
                     *           "credit_type": "credits",
                     *           "available": "-10",
                     *           "reserved": "0",
                     *           "debt": "0",
                     *           "lots": [
                     *             {
                     *               "grant": "gr_0199d3a5c0de7a000b2c4d6e8f001122",
                     *               "amount": "-10"
                     *             }
                     *           ],
                     *           "feature": "image"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customerStatement: {
        parameters: {
            query: {
                /** @example 2026-11-01T00:00:00Z */
                from: components["schemas"]["InstantAsked"];
                /** @example 2026-12-01T00:00:00Z */
                to: components["schemas"]["InstantAsked"];
                as_of?: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": "123456789",
                     *       "from": "2026-11-01T00:00:00.000Z",
                     *       "to": "2026-12-01T00:00:00.000Z",
                     *       "as_of": "2026-11-20T10:00:00.000Z",
                     *       "statements": [
                     *         {
                     *           "credit_type": "credits",
                     *           "opening": "500",
                     *           "closing": "490",
                     *           "movements": [
                     *             {
                     *               "at": "2026-11-20T10:00:00.000Z",
                     *               "kind": "use",
                     *               "transfer": "1042",
                     *               "credit_type": "credits",
                     *               "available": "-10",
                     *               "reserved": "0",
                     *               "debt": "0",
                     *               "lots": [
                     *                 {
                     *                   "grant": "gr_0199d3a5c0de7a000b2c4d6e8f001122",
                     *                   "amount": "-10"
                     *                 }
                     *               ],
                     *               "feature": "image"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bots": [
                     *         {
                     *           "id": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "telegram_id": "987654321",
                     *           "username": "my_image_bot",
                     *           "name": "My image bot",
                     *           "mode": "tap",
                     *           "app": "main",
                     *           "connected": true,
                     *           "added_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BotList"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addBot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "987654321:AAF-your-bot-token",
                 *       "mode": "tap"
                 *     }
                 */
                "application/json": components["schemas"]["BotRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "telegram_id": "987654321",
                     *       "username": "my_image_bot",
                     *       "name": "My image bot",
                     *       "mode": "tap",
                     *       "app": "main",
                     *       "connected": true,
                     *       "added_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `mode_unavailable`: This mode does not work yet.
             *
             *     `bot_token_invalid`: Telegram does not know this bot token.
             *
             *     `gateway_refused`: The payment system refused.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:mode_unavailable",
                     *       "title": "This mode does not work yet",
                     *       "status": 422,
                     *       "code": "mode_unavailable",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: The platform cannot answer just now.
             *
             *     `gateway_unavailable`: The payment system did not answer.
             */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bot_0199d3a5c0de7a000b2c4d6e8f001122 */
                bot: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "telegram_id": "987654321",
                     *       "username": "my_image_bot",
                     *       "name": "My image bot",
                     *       "mode": "tap",
                     *       "app": "main",
                     *       "connected": true,
                     *       "added_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bot_0199d3a5c0de7a000b2c4d6e8f001122 */
                bot: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "update_id": 10001,
                 *       "message": {
                 *         "message_id": 5
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TelegramUpdate"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "applied"
                     *     }
                     */
                    "application/json": components["schemas"]["UpdateReceipt"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    telegramWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bot_0199d3a5c0de7a000b2c4d6e8f001122 */
                bot: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "update_id": 10001,
                 *       "message": {
                 *         "message_id": 5
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TelegramUpdate"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "applied"
                     *     }
                     */
                    "application/json": components["schemas"]["UpdateReceipt"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `signature_invalid`: The signature or secret is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:signature_invalid",
                     *       "title": "The signature or secret is wrong",
                     *       "status": 401,
                     *       "code": "signature_invalid",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ready";
                    };
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
