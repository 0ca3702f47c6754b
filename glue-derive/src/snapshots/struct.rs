const _: () = {
    use ::glue_validate::__private as __glue;
    #[automatically_derived]
    impl __glue::Derived for Request {
        #[inline]
        fn walk() -> __glue::Walked<Self> {
            let _ = [
                <<String as __glue::TakesRules>::As as __glue::LenApplies>::OK,
                <<Option<
                    BTreeMap<String, u8>,
                > as __glue::TakesRules>::As as __glue::MapApplies<_>>::OK,
                <<<<Option<
                    BTreeMap<String, u8>,
                > as __glue::TakesRules>::As as __glue::MapApplies<
                    _,
                >>::Key as __glue::TakesRules>::As as __glue::LenApplies>::OK,
                <<<<Option<
                    BTreeMap<String, u8>,
                > as __glue::TakesRules>::As as __glue::MapApplies<
                    _,
                >>::Value as __glue::TakesRules>::As as __glue::RangeApplies<_>>::OK,
            ];
            const {
                __glue::Walked {
                    shape: &__glue::Shape {
                        name: "Request",
                        kind: __glue::Kind::Structure(__glue::Structure {
                            members: &[
                                __glue::ruled(
                                    "name",
                                    <String as __glue::GlueValidate>::shape,
                                    __glue::between(1u64, BOUND_0_OF_THIS_TYPE),
                                ),
                                __glue::ruled(
                                    "Tags",
                                    <Option<
                                        BTreeMap<String, u8>,
                                    > as __glue::GlueValidate>::shape,
                                    __glue::no_more_than(50u64)
                                        .with_key(const { &__glue::between(1u64, 128u64) })
                                        .with_value(const {
                                            &__glue::Rules::NONE
                                                .with_range(
                                                    __glue::Range::new(
                                                        __glue::Some(__glue::Number::from_i128(1)),
                                                        __glue::None,
                                                    ),
                                                )
                                        }),
                                ),
                                __glue::Member::new(
                                        "inner",
                                        <Inner as __glue::GlueValidate>::shape,
                                    )
                                    .with_checks(const {
                                        &[
                                            __glue::Check::new(
                                                "fine",
                                                |__glue_parts| {
                                                    __glue::asked(|| {
                                                        let __glue_context = __glue_parts.context();
                                                        let __glue_value: Inner = {
                                                            use __glue::Parse as _;
                                                            (&__glue::Part::<'_, Inner>::member(__glue_parts, 0usize))
                                                                .parse()
                                                        }?;
                                                        let __glue_value = &__glue_value;
                                                        if !__glue::kept::<
                                                            Inner,
                                                        >(__glue_parts, 0usize, __glue_value) {
                                                            return __glue::None;
                                                        }
                                                        __glue::Some(
                                                            __glue::IsCheckOf::<Inner, _>::verdict(fine, __glue_value),
                                                        )
                                                    })
                                                },
                                            ),
                                        ]
                                    }),
                                __glue::Member::new("skipped", __glue::opaque)
                                    .read_by(|__glue_raw| {
                                        use __glue::ReadOwned as _;
                                        (&__glue::Reading::<'_, Cell<u8>>::new(__glue_raw))
                                            .read_owned()
                                    }),
                            ],
                            closed: false,
                        }),
                        sensitive: false,
                        checks: &[],
                        judge: __glue::Some(|__glue_trial| {
                            use __glue::Judges as _;
                            (&__glue::Judging::<'_, '_, Request>::new(__glue_trial))
                                .judge()
                        }),
                    },
                    check: __glue::Visit::Members(|__glue_self, __glue_members| {
                        __glue::member::<
                            String,
                        >(__glue_members, 0usize, &__glue_self.name);
                        __glue::member::<
                            Option<BTreeMap<String, u8>>,
                        >(__glue_members, 1usize, &__glue_self.tags);
                        __glue::member::<
                            Inner,
                        >(__glue_members, 2usize, &__glue_self.inner);
                        __glue_members
                            .check(
                                2usize,
                                0usize,
                                |__glue_context| __glue::IsCheckOf::<
                                    Inner,
                                    _,
                                >::verdict(fine, &__glue_self.inner),
                            );
                    }),
                }
            }
        }
    }
    #[automatically_derived]
    impl __glue::GlueValidate for Request {
        fn shape() -> &'static __glue::Shape {
            <Self as __glue::Derived>::walk().shape
        }
        fn check(&self, __glue_cx: &mut __glue::Checker<'_>) {
            __glue::check(self, __glue_cx);
        }
    }
    #[automatically_derived]
    impl __glue::TryFrom<Request> for __glue::Valid<Request> {
        type Error = __glue::Report;
        fn try_from(__glue_value: Request) -> __glue::Result<Self, __glue::Report> {
            __glue::Valid::new(__glue_value)
        }
    }
    const BOUND_0_OF_THIS_TYPE: __glue::u64 = {
        let __glue_bound: __glue::usize = __glue::given(MAX).get();
        __glue::size(__glue_bound)
    };
    const _: () = __glue::demand(
        __glue::at_most(1u64, BOUND_0_OF_THIS_TYPE),
        "`min` (1) is greater than `max` (MAX): nothing would pass; swap them",
    );
    #[automatically_derived]
    impl __glue::TakesRules for Request {
        type As = Self;
    }
};
