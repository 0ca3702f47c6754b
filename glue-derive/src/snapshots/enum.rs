const _: () = {
    use ::glue_validate::__private as __glue;
    #[automatically_derived]
    impl __glue::Derived for Status {
        #[inline]
        fn walk() -> __glue::Walked<Self> {
            const {
                __glue::Walked {
                    shape: &__glue::Shape {
                        name: "Status",
                        kind: __glue::Kind::Enum(__glue::ValueSet {
                            values: __glue::Values::new(&["READY"])
                                .with_internal(&["HIDDEN"]),
                            aliases: &[],
                        }),
                        sensitive: false,
                        checks: &[],
                        judge: __glue::None,
                    },
                    check: __glue::Visit::Value(|__glue_self, __glue_cx, __glue_shape| {
                        match __glue_self {
                            Self::Ready { .. } => {
                                __glue::unit_variant(__glue_cx, __glue_shape, "READY")
                            }
                            Self::Hidden { .. } => {
                                __glue::unit_variant(__glue_cx, __glue_shape, "HIDDEN")
                            }
                            Self::Unknown { 0: __glue_text } => {
                                __glue::unknown_variant(
                                    __glue_cx,
                                    __glue_shape,
                                    <String as __glue::AsRef<__glue::str>>::as_ref(__glue_text),
                                )
                            }
                        }
                    }),
                }
            }
        }
    }
    #[automatically_derived]
    impl __glue::GlueValidate for Status {
        fn shape() -> &'static __glue::Shape {
            <Self as __glue::Derived>::walk().shape
        }
        fn check(&self, __glue_cx: &mut __glue::Checker<'_>) {
            __glue::check(self, __glue_cx);
        }
    }
    #[automatically_derived]
    impl __glue::TryFrom<Status> for __glue::Valid<Status> {
        type Error = __glue::Report;
        fn try_from(__glue_value: Status) -> __glue::Result<Self, __glue::Report> {
            __glue::Valid::new(__glue_value)
        }
    }
    #[automatically_derived]
    impl __glue::TakesRules for Status {
        type As = Self;
    }
    #[automatically_derived]
    impl __glue::TextInside for Status {}
};
